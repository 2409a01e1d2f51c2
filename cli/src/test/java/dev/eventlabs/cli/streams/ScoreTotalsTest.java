package dev.eventlabs.cli.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ScoreTotalsTest {

    @Test
    void agreesWhenEachTotalIsTheSumOfTheScoresHoweverTheNumbersAreWritten() {
        ScoreTotals totals = ScoreTotals.of(List.of(score("Ana", "70"), score("Ana", "0.50"), score("Ben", "-1")),
                List.of(total("Ana", "70.5", "shardId-1"), total("Ben", "-1.00", "shardId-1")));

        assertThat(totals.agree()).isTrue();
        assertThat(totals.total("Ana")).isEqualByComparingTo("70.5");
        assertThat(totals.verdict()).isEqualTo("Totals = sums.");
    }

    @Test
    void showsWhoDoesNotAgree() {
        ScoreTotals totals = ScoreTotals.of(List.of(score("Ana", "70"), score("Ben", "5")),
                List.of(total("Ana", "140", "shardId-1"), total("Cleo", "3", "shardId-1")));

        assertThat(totals.agree()).isFalse();
        assertThat(totals.agreeing()).isZero();
        assertThat(totals.users()).extracting(UserTotal::username).containsExactly("Ana", "Ben", "Cleo");
    }

    @Test
    void aUserWithoutScoresAgreesWithNothing() {
        ScoreTotals totals = ScoreTotals.of(List.of(), List.of(total("Ana", "0.00", "shardId-1")));

        assertThat(totals.agree()).isTrue();
    }

    @Test
    void anEventMadeByHandHasNoRecordToAgreeWith() {
        ScoreTotals totals = ScoreTotals.of(List.of(),
                List.of(total("Jane Doe", "100", "arn:aws:dynamodb:us-west-2:account-id:table/GameScoreRecords")));

        assertThat(totals.agree()).isTrue();
        assertThat(totals.users().getFirst().byHand()).isTrue();
    }

    @Test
    void countsInvalidRecordsApart() {
        ScoreTotals totals = ScoreTotals.of(
                List.of(Map.of("Score", AttributeValue.fromN("5")),
                        Map.of("Username", AttributeValue.fromS("Ana"), "Score", AttributeValue.fromS("many"))),
                List.of());

        assertThat(totals.invalid()).isEqualTo(2);
        assertThat(totals.agree()).isTrue();
        assertThat(totals.verdict()).contains("2 records are invalid");
    }

    @Test
    void isExact() {
        ScoreTotals totals = ScoreTotals.of(
                List.of(score("Ana", "12345678901234567890.123456789"), score("Ana", "1E+3")),
                List.of(total("Ana", "12345678901234568890.123456789", "shardId-1")));

        assertThat(totals.agree()).isTrue();
        assertThat(totals.users().getFirst().sum()).isEqualTo(new BigDecimal("12345678901234568890.123456789"));
    }

    private static Map<String, AttributeValue> score(String username, String score) {
        return Map.of("Username", AttributeValue.fromS(username), "Score", AttributeValue.fromN(score));
    }

    private static Map<String, AttributeValue> total(String username, String score, String source) {
        return Map.of("Username", AttributeValue.fromS(username), "Score", AttributeValue.fromN(score), "Applied",
                AttributeValue.fromM(Map.of(source, AttributeValue.fromM(Map.of()))));
    }
}
