package dev.eventlabs.runtime.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.DynamoDbEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The aggregator against DynamoDB Local: what can not count, or not now. */
class RefusedScoresIT {
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    @AutoClose private final Aggregator aggregator = new Aggregator(ENGINE);

    @ParameterizedTest
    @ValueSource(strings = {"{\"Score\":{\"N\":\"5\"}}", "{\"Username\":{\"S\":\" \"},\"Score\":{\"N\":\"5\"}}",
            "{\"Username\":{\"N\":\"5\"},\"Score\":{\"N\":\"5\"}}", "{\"Username\":{\"S\":\"jane\"}}",
            "{\"Username\":{\"S\":\"jane\"},\"Score\":{\"S\":\"5\"}}",
            "{\"Username\":{\"S\":\"jane\"},\"Score\":{\"N\":\"1e200\"}}"})
    void aRecordThatCanNotCountIsReportedWithItsSequenceNumber(String image) {
        assertThat(aggregator.answer(Changes.insert(1, "jane", "1"), Changes.insert(2, image),
                Changes.insert(3, "jane", "10")))
                .isEqualTo("{\"state\":{},\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(aggregator.total("jane")).isEqualTo("1");
        assertThat(aggregator.log()).contains("record refused", "\"sequence_number\":\"2\"",
                "Successfully processed 1 records.");
    }

    @Test
    void anInvalidEditTakesBackWhatCountedAndARepairCountsAgain() {
        String good = Changes.scored("jane", "5");
        String bad = Changes.item("jane", "{\"S\":\"five\"}");
        aggregator.answer(Changes.insert(1, good));

        assertThat(aggregator.answer(Changes.record(2, good, bad))).contains("\"itemIdentifier\":\"2\"");
        assertThat(aggregator.answer(Changes.record(2, good, bad))).contains("\"itemIdentifier\":\"2\"");
        assertThat(aggregator.total("jane")).isEqualTo("0");
        assertThat(aggregator.answer(Changes.record(3, bad, Changes.scored("jane", "6"))))
                .isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.total("jane")).isEqualTo("6");
        assertThat(aggregator.answer(Changes.record(4, bad, null))).isEqualTo(Aggregator.ALL_DONE);
    }

    @Test
    void aStreamWithoutOldImagesIsRefusedRatherThanCountedWrong() {
        String edit = Changes.record(1, Changes.scored("jane", "5"), Changes.scored("jane", "7"))
                .replace("\"OldImage\"", "\"Other\"");

        assertThat(aggregator.answer(edit)).contains("\"itemIdentifier\":\"1\"");
        assertThat(aggregator.log()).contains("NEW_AND_OLD_IMAGES");
    }

    @Test
    void aThrottledUserIsReportedFromTheFirstRecordOnAndCountedWhenItComesAgain() {
        var records = List.of(Changes.insert(1, "john", "1"), Changes.insert(2, "jane", "1"),
                Changes.insert(3, "john", "1"), Changes.insert(4, "jane", "1"));

        assertThat(aggregator.answer(Changes.batch(Changes.SHARD, records), UpdateFaults.throttled("jane")))
                .contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(aggregator.log()).contains("record postponed", "throttled");
        assertThat(aggregator.answer(Changes.batch(Changes.SHARD, records.subList(1, 4))))
                .isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.total("john")).isEqualTo("2");
        assertThat(aggregator.total("jane")).isEqualTo("2");
    }

    @Test
    void anInvalidRecordIsNotRefusedBeforeWhatItCountedIsTakenBack() {
        String good = Changes.scored("jane", "5");
        aggregator.answer(Changes.insert(1, good));
        var event = Changes.batch(Changes.SHARD,
                List.of(Changes.record(2, good, Changes.item("jane", "{\"S\":\"x\"}"))));

        assertThat(aggregator.answer(event, UpdateFaults.throttled("jane"))).contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(aggregator.log()).contains("record postponed").doesNotContain("record refused");
        aggregator.answer(event);
        assertThat(aggregator.log()).contains("record refused");
        assertThat(aggregator.total("jane")).isEqualTo("0");
    }

    @Test
    void aMissingTableLosesNothing() {
        assertThat(aggregator.answer("no-such-table",
                Changes.batch(Changes.SHARD, List.of(Changes.insert(1, "jane", "1")))))
                .contains("[{\"itemIdentifier\":\"1\"}]");
    }

    @Test
    void theOneRecordThatOverflowsATotalIsFoundAmongMany() {
        var records = new ArrayList<String>();
        IntStream.rangeClosed(1, 9).forEach(n -> records.add(Changes.insert(n, "jane", "1")));
        records.set(6, Changes.insert(7, "jane", "1E-60"));
        records.add(Changes.insert(10, "john", "3"));

        assertThat(aggregator.answer(Changes.batch(Changes.SHARD, records))).contains("[{\"itemIdentifier\":\"7\"}]");
        assertThat(aggregator.total("jane")).isEqualTo("6");
        assertThat(aggregator.answer(Changes.batch(Changes.SHARD, records.subList(7, 10))))
                .isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.total("jane")).isEqualTo("8");
        assertThat(aggregator.total("john")).isEqualTo("3");
    }

    @Test
    void aNameThatIsTooLongForAKeyFailsAlone() {
        String longest = "ü".repeat(1024);

        assertThat(aggregator.answer(Changes.insert(1, longest, "1"), Changes.insert(2, longest + "x", "1")))
                .contains("[{\"itemIdentifier\":\"2\"}]");
        assertThat(aggregator.total(longest)).isEqualTo("1");
    }

    @Test
    void aRowWhoseScoreIsNoNumberRefusesTheRecord() {
        aggregator.put("jane", AttributeValue.fromS("many"));

        assertThat(aggregator.answer(Changes.insert(1, "jane", "2"))).contains("[{\"itemIdentifier\":\"1\"}]");
        assertThat(aggregator.log()).contains("record refused");
    }

    @Test
    void aRecordWithoutASequenceNumberFailsTheEvent() {
        var event = Changes.batch(Changes.SHARD, List.of(Changes.insert(1, "jane", "1").replace("\"1\"", "\"one\"")));

        assertThatThrownBy(() -> aggregator.answer(event)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SequenceNumber is one, expected are 1 to 40 digits");
    }

    @Test
    void logsNoNamesAndNoScores() {
        aggregator.answer(Changes.insert(1, "jane", "4711"),
                Changes.insert(2, Changes.item("jane", "{\"S\":\"0815\"}")));

        assertThat(aggregator.log()).doesNotContain("jane", "4711", "0815");
    }
}
