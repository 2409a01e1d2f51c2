package dev.eventlabs.test.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReckoningTest {

    private static final String GOOD = "{\"id\":1,\"customer_id\":\"c\",\"price_per_item\":19.90}";
    private static final String BAD = "{\"id\":2,\"customer_id\":\"c\",\"price_per_item\":\"err\"}";

    @Test
    void isCleanWhenGoodOrdersAreStoredAndBadOnesDeadLettered() {
        assertThat(Reckoning.of(List.of(GOOD, BAD), List.of(item("1", "19.9")), List.of(BAD)))
                .isEqualTo(new Reckoning(2, 1, 1, 0, List.of()));
    }

    @Test
    void findsALostOrder() {
        assertThat(Reckoning.of(List.of(GOOD, BAD), List.of(item("1", "19.9")), List.of()).violations())
                .singleElement().asString().contains("Order 2 is lost");
    }

    @Test
    void findsABodyThatWasChanged() {
        assertThat(Reckoning.of(List.of(BAD), List.of(), List.of(BAD + " ")).violations())
                .anyMatch(violation -> violation.contains("Order 2 is lost"))
                .anyMatch(violation -> violation.contains("not so sent"));
    }

    @Test
    void findsAnItemThatWasChangedOneThatNobodySentAndABadOne() {
        assertThat(Reckoning.of(List.of(GOOD), List.of(item("1", "19.91")), List.of()).violations())
                .singleElement().asString().contains("but stored as");
        assertThat(Reckoning.of(List.of(), List.of(item("1", "19.9")), List.of()).violations())
                .singleElement().asString().contains("nobody sent it");
        assertThat(Reckoning.of(List.of(BAD), List.of(item("2", "1")), List.of(BAD)).violations())
                .singleElement().asString().contains("although it is erroneous");
    }

    @Test
    void findsALetterThatIsThereTwice() {
        assertThat(Reckoning.of(List.of(BAD), List.of(), List.of(BAD, BAD)).violations())
                .singleElement().asString().contains("dead-lettered 2 times");
    }

    private static Map<String, AttributeValue> item(String id, String price) {
        return Map.of("id", AttributeValue.fromN(id), "customer_id", AttributeValue.fromS("c"), "price_per_item",
                AttributeValue.fromN(price));
    }
}
