package dev.eventlabs.test.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What proves the lab's promise would see it broken. */
class TripReckoningTest {

    private final Map<String, AttributeValue> item = new HashMap<>(Map.of(
            "riderid", AttributeValue.fromS("person7@example.com"), "tripinfo", AttributeValue.fromS("t,1"),
            "RIDER_EMAIL", AttributeValue.fromS("person7@example.com"), "STATUS", AttributeValue.fromS("Completed"),
            "TOTAL_AMOUNT", AttributeValue.fromN("62.8"), "VEHICLE", AttributeValue.fromS("Toyota")));
    private final Map<String, String> row = new HashMap<>(Map.of("id", "1", "rider_email", "person7@example.com",
            "trip_info", "t,1", "status", "Processed", "total_amount", "62.80", "ehail_fee", "0.00"));

    @Test
    void nothingIsWrongWithATripThatIsStoredAsItIs() {
        TripReckoning reckoning = TripReckoning.of(List.of(item), List.of(row));

        assertThat(reckoning.violations()).isEmpty();
        assertThat(reckoning.completed()).isEqualTo(1);
    }

    @Test
    void seesWhatIsMissingTwiceOrTooMuch() {
        assertThat(TripReckoning.of(List.of(item), List.of()).violations()).singleElement().asString()
                .startsWith("Not in the database");
        assertThat(TripReckoning.of(List.of(item), List.of(row, row)).violations()).singleElement().asString()
                .startsWith("Twice");
        item.put("STATUS", AttributeValue.fromS("InProgress"));
        assertThat(TripReckoning.of(List.of(item), List.of(row)).violations()).singleElement().asString()
                .contains("but not completed");
    }

    @Test
    void seesEachFieldThatDiffers() {
        row.put("total_amount", "62.81");
        row.put("tip_amount", "9.00");
        item.put("EXTRA", AttributeValue.fromN("1"));

        assertThat(TripReckoning.of(List.of(item), List.of(row)).violations()).hasSize(3)
                .anyMatch(each -> each.contains("TOTAL_AMOUNT")).anyMatch(each -> each.contains("tip_amount=9.00"))
                .anyMatch(each -> each.contains("EXTRA"));
    }
}
