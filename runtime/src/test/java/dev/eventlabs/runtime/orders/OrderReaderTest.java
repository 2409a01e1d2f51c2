package dev.eventlabs.runtime.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {
    private static final String MOST_DIGITS = "12345678901234567890.123456789012345678";

    private final OrderReader reader = new OrderReader();

    @Test
    void readsAnOrder() {
        assertThat(order(Bodies.good(7)))
                .isEqualTo(new Order(new BigDecimal(7), "customer-17", "Roasting pan", new BigDecimal(2),
                        new BigDecimal("24.95"), "2025-11-27T09:00:00Z"));
    }

    @Test
    void keepsNumbersExactly() {
        assertThat(order(Bodies.with("price_per_item", MOST_DIGITS)).pricePerItem()).isEqualTo(MOST_DIGITS);
        assertThat(order(Bodies.with("price_per_item", "0.1")).pricePerItem()).isEqualTo("0.1");
        assertThat(order(Bodies.with("id", "98765432109876543210987654321098765432")).id())
                .isEqualTo("98765432109876543210987654321098765432");
    }

    @Test
    void takesNumbersByTheirValueAndNotByTheirWriting() {
        assertThat(order(Bodies.with("price_per_item", "24.950")))
                .isEqualTo(order(Bodies.with("price_per_item", "2.495e1")));
        assertThat(order(Bodies.with("quantity", "2.0"))).isEqualTo(order(Bodies.with("quantity", "2")));
        assertThat(order(Bodies.with("price_per_item", "0.00"))).isEqualTo(order(Bodies.with("price_per_item", "0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', nullValues = "absent", textBlock = """
            id             | absent                                    | id is missing
            id             | null                                      | id must be a whole number, but is null
            id             | "A-17"                                    | id must be a whole number, but is text
            id             | "17"                                      | id must be a whole number, but is text
            id             | 1.5                                       | id must be a whole number, but is 1.5
            id             | true                                      | id must be a whole number, but is true or false
            id             | {"n": [1, 2]}                             | id must be a whole number, but is an object
            id             | 123456789012345678901234567890123456789   | id must have at most 38 significant digits
            id             | 1e126                                     | id must have at most 38 significant digits
            id             | 1e999999999                               | id must have at most 38 significant digits
            id             | 1e99999999999999                          | id must be a whole number, but is a number out of
            customer_id    | absent                                    | customer_id is missing
            customer_id    | ""                                        | customer_id must be text, but is blank
            customer_id    | 4711                                      | customer_id must be text, but is 4711
            product_name   | absent                                    | product_name is missing
            product_name   | "\\ud800 half"                            | product_name must be text, but has characters
            product_name   | ["pan"]                                   | product_name must be text, but is a list
            quantity       | absent                                    | quantity is missing
            quantity       | 0                                         | quantity must be a whole number of at least 1, but is 0
            quantity       | -3                                        | quantity must be a whole number of at least 1, but is -3
            quantity       | 2.5                                       | quantity must be a whole number of at least 1, but is 2.5
            price_per_item | absent                                    | price_per_item is missing
            price_per_item | "err"                                     | price_per_item must be a decimal number of at least 0, but is text
            price_per_item | "24.95"                                   | price_per_item must be a decimal number of at least 0, but is text
            price_per_item | -0.01                                     | price_per_item must be a decimal number of at least 0, but is -0.01
            price_per_item | 0.123456789012345678901234567890123456789 | price_per_item must have at most 38 significant digits
            price_per_item | 1e-131                                    | price_per_item must have at most 38 significant digits
            price_per_item | NaN                                       | not valid JSON
            ordered_at     | absent                                    | ordered_at is missing
            ordered_at     | 1764234000                                | ordered_at must be a time in UTC
            ordered_at     | "yesterday"                               | ordered_at must be a time in UTC
            ordered_at     | "2025-11-27"                              | ordered_at must be a time in UTC
            ordered_at     | "2025-11-27T09:00:00"                     | ordered_at must be a time in UTC
            ordered_at     | "2025-11-27T09:00:00+01:00"               | ordered_at must be a time in UTC
            ordered_at     | "2025-02-30T09:00:00Z"                    | ordered_at must be a time in UTC
            """)
    void refusesAFieldThatIsNotAsExpectedByItsName(String field, String value, String reason) {
        assertThat(refusal(Bodies.with(field, value))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2025-11-27T09:00:00Z\"", "\"2025-11-27T09:00:00.123456Z\"", "\"2025-11-27T09:00:00+00:00\""})
    void takesTheUsualWritingsOfATimeInUtcAsTheyAre(String time) {
        assertThat("\"" + order(Bodies.with("ordered_at", time)).orderedAt() + "\"").isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "{", "{\"id\":1", "{\"id\":}", "{'id':1}", "\0", "{\"id\":1,}", "{\"id\":1,\"id\":2}"})
    void refusesWhatIsNotJson(String body) {
        assertThat(refusal(body)).isEqualTo("the message is not valid JSON");
    }

    @Test
    void refusesJsonThatIsNoSingleOrder() {
        assertThat(refusal("[1]")).contains("not an object");
        assertThat(refusal("null")).contains("not an object");
        assertThat(refusal("")).contains("empty");
        assertThat(refusal(" \n")).contains("empty");
        assertThat(refusal(null)).contains("empty");
        assertThat(refusal(Bodies.good(1) + Bodies.good(2))).contains("there is more in the message");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(refusal("{}")).contains("id is missing", "customer_id", "product_name", "quantity", "price_per_item",
                "ordered_at");
    }

    @Test
    void refusesAFieldThatItCouldNotStoreByItsName() {
        String body = Bodies.good(1).replace("{", "{\"coupon\":\"TURKEY\",");
        assertThat(refusal(body)).isEqualTo("coupon is not a field of an order");
    }

    @Test
    void refusesAMegabyte() {
        assertThat(refusal(Bodies.with("product_name", "\"" + "x".repeat(1 << 20) + "\""))).contains("at most 409600");
        assertThat(refusal("[".repeat(1 << 18))).contains("not an object");
        assertThat(refusal("{\"id\":" + "[".repeat(1 << 18))).contains("beyond all measure");
        assertThat(refusal(Bodies.with("id", "1".repeat(1 << 18)))).contains("beyond all measure");
    }

    @Test
    void doesNotRepeatWhatCustomersWrote() {
        assertThat(refusal(Bodies.with("price_per_item", "\"my secret\""))).doesNotContain("secret");
        assertThat(refusal("{\"customer_id\": my secret}")).doesNotContain("secret");
    }

    @Test
    void answersWhateverIsDoneToAMessage() {
        var random = new SplittableRandom(1);
        String body = new SimulatedOrders(1, 0, Instant.EPOCH).order(0).body();
        String characters = "{}[]\",:.-+0123456789eE\\u \n\0ü€\ud83e\udd83truefalsn";
        for (int i = 0; i < 20_000; i++) {
            var damaged = new StringBuilder(body);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, characters.charAt(random.nextInt(characters.length())));
                    default -> damaged.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
                }
            }
            switch (reader.read(damaged.toString())) {
                case OrderReading.Invalid(String reason) -> assertThat(reason).as(damaged.toString()).isNotBlank();
                case OrderReading.Valid(Order order) -> {
                    assertThat(order.quantity()).as(damaged.toString()).isGreaterThanOrEqualTo(BigDecimal.ONE);
                    assertThat(order.pricePerItem()).as(damaged.toString()).isNotNegative();
                    assertThat(order.id().scale()).as(damaged.toString()).isNotPositive();
                }
            }
        }
    }

    private Order order(String body) {
        return ((OrderReading.Valid) reader.read(body)).order();
    }

    private String refusal(String body) {
        return ((OrderReading.Invalid) reader.read(body)).reason();
    }
}
