package dev.eventlabs.cli.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

class ListingTest {

    private static final Terminal TERMINAL = new Terminal(System.out, System.err, Set.of(), Map.of());

    private final Listing listing = new Listing(List.of(item("sk", "2026-12-31T23:59:59.999999Z#g-1", "user_handle",
            "bayko", "user_display_name", "Andrew Bayko", "message_group_uuid", "g-1", "message", "Hello\nthere")),
            true, ConsumedCapacity.builder().tableName("cruddur-messages").capacityUnits(0.5).build());

    private static Map<String, AttributeValue> item(String... attributes) {
        return Map.of(attributes[0], AttributeValue.fromS(attributes[1]), attributes[2],
                AttributeValue.fromS(attributes[3]), attributes[4], AttributeValue.fromS(attributes[5]),
                attributes[6], AttributeValue.fromS(attributes[7]), attributes[8],
                AttributeValue.fromS(attributes[9]));
    }

    private static List<String> cells(Table table) {
        return List.of(table.lines(TERMINAL).get(1).split(" {2,}"));
    }

    @Test
    void showsWithWhomAndWhen() {
        assertThat(cells(listing.conversations())).containsExactly("2026-12-31T23:59:59.999999Z", "bayko",
                "Andrew Bayko", "g-1", "Hello there");
        assertThat(cells(listing.messages())).containsExactly("2026-12-31T23:59:59.999999Z", "bayko", "Hello there");
    }

    @Test
    void showsWhatItCost() {
        assertThat(cells(listing.capacity())).containsExactly("cruddur-messages", "0.5");
        assertThat(listing.asJson("conversations")).containsOnlyKeys("conversations", "more", "consumed_capacity")
                .containsEntry("more", true)
                .containsEntry("consumed_capacity", Map.of("TableName", "cruddur-messages", "CapacityUnits", 0.5));
    }

    @Test
    void twoPeopleHaveOneClaimWhoeverBegins() {
        Member one = new Member("a-1", "andrewbrown", "Andrew Brown");
        Member other = new Member("b-2", "bayko", "Andrew Bayko");

        assertThat(MessageTable.pair(one, other)).isEqualTo("PAIR#a-1#b-2").isEqualTo(MessageTable.pair(other, one));
    }
}
