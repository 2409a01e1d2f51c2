package dev.eventlabs.runtime.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The aggregator against DynamoDB Local: what counts, and how often it is written. */
class AggregateScoresByUserIT {
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    @AutoClose private final Aggregator aggregator = new Aggregator(ENGINE);

    @Test
    void theLabsScoreEventCountsOnceHoweverOftenItIsInvoked() {
        var event = Changes.event(RecordedEvents.text("score-record.json"));

        assertThat(aggregator.answer(event)).isEqualTo("\"Successfully processed 1 records.\"");
        assertThat(aggregator.total("Jane Doe")).isEqualTo("100");
        assertThat(aggregator.answer(event)).isEqualTo("\"Successfully processed 1 records.\"");
        assertThat(aggregator.total("Jane Doe")).isEqualTo("100");
        assertThat(aggregator.log()).contains("\"message\":\"Successfully processed 1 records.\"",
                "\"AWSRequestId\":\"r-1\"");
    }

    @Test
    void answersAnEventOfATumblingWindowWithAnEmptyState() {
        assertThat(aggregator.answer(Changes.insert(1, "jane", "5"))).isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.log()).contains("Successfully processed 1 records.");
    }

    @Test
    void theEndOfAWindowWithoutRecordsIsNoNews() {
        assertThat(aggregator.answer(Changes.event("{\"state\":{},\"shardId\":\"s\",\"isFinalInvokeForWindow\":true}")))
                .isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.answer(Changes.event("{}"))).isEqualTo("\"Successfully processed 0 records.\"");
        assertThat(aggregator.log()).isEmpty();
        assertThat(aggregator.calls.operations()).isEmpty();
    }

    @Test
    void aBatchOfOneUserIsOneWrite() {
        aggregator.answer(Changes.insert(1, "jane", "1"));
        aggregator.calls.operations().clear();

        aggregator
                .answer(LongStream.range(2, 102).mapToObj(n -> Changes.insert(n, "jane", "2")).toArray(String[]::new));

        assertThat(aggregator.calls.operations()).containsExactly("UpdateItem");
        assertThat(aggregator.total("jane")).isEqualTo("201");
    }

    @Test
    void aUserWhoIsNewCostsASecondCall() {
        aggregator.answer(Changes.insert(1, "jane", "1"), Changes.insert(2, "jane", "1"));

        assertThat(aggregator.calls.operations()).containsExactly("UpdateItem", "UpdateItem");
    }

    @Test
    void whatDoesNotChangeAScoreCostsNothing() {
        String item = Changes.scored("jane", "5");
        aggregator.answer(Changes.record(1, item, Changes.scored("jane", "5.0").replace("\"7\"", "\"8\"")));

        assertThat(aggregator.calls.operations()).isEmpty();
        assertThat(aggregator.log()).contains("Successfully processed 1 records.");
    }

    @Test
    void editsCountTheDifferenceARenameMovesAndARemovalTakesBack() {
        aggregator.answer(Changes.insert(1, "jane", "5"), Changes.insert(2, "john", "1.5"));
        aggregator.answer(Changes.record(3, Changes.scored("jane", "5"), Changes.scored("jane", "7.25")));
        assertThat(aggregator.total("jane")).isEqualTo("7.25");

        aggregator.answer(Changes.record(4, Changes.scored("jane", "7.25"), Changes.scored("john", "8")));
        assertThat(aggregator.total("jane")).isEqualTo("0");
        assertThat(aggregator.total("john")).isEqualTo("9.5");

        aggregator.answer(Changes.record(5, Changes.scored("john", "8"), null));
        assertThat(aggregator.total("john")).isEqualTo("1.5");
    }

    @Test
    void aBatchThatIsCutDifferentlyCountsWhatIsNew() {
        var records = LongStream.rangeClosed(1, 10).mapToObj(n -> Changes.insert(n, "jane", "1")).toList();

        aggregator.answer(Changes.batch(Changes.SHARD, records.subList(0, 6)));
        aggregator.answer(Changes.batch(Changes.SHARD, records.subList(3, 5)));
        assertThat(aggregator.total("jane")).isEqualTo("6");
        aggregator.answer(Changes.batch(Changes.SHARD, records.subList(4, 10)));
        assertThat(aggregator.total("jane")).isEqualTo("10");
    }

    @Test
    void anUpdateWhoseAnswerIsLostCountsOnce() {
        var event = Changes.batch(Changes.SHARD,
                List.of(Changes.insert(1, "jane", "5"), Changes.insert(2, "jane", "5")));

        assertThat(aggregator.answer(event, UpdateFaults.withLostAnswers())).contains("\"itemIdentifier\":\"1\"");
        assertThat(aggregator.answer(event)).isEqualTo(Aggregator.ALL_DONE);
        assertThat(aggregator.total("jane")).isEqualTo("10");
    }

    @Test
    void shardsCountApartEachWithItsOwnSequenceNumbers() {
        aggregator.answer(Changes.batch("shard-a", List.of(Changes.insert(900, "jane", "1"))));
        aggregator.answer(Changes.batch("shard-b", List.of(Changes.insert(5, "jane", "10"))));
        aggregator.answer(Changes.batch("shard-b", List.of(Changes.insert(5, "jane", "10"))));

        assertThat(aggregator.total("jane")).isEqualTo("11");
    }

    @Test
    void sequenceNumbersCompareAsNumbers() {
        aggregator.answer(Changes.insert(9, "jane", "1"));
        aggregator.answer(Changes.insert(10, "jane", "1"));

        assertThat(aggregator.total("jane")).isEqualTo("2");
    }

    @Test
    void keepsThirtyEightDigits() {
        aggregator.answer(Changes.insert(1, "jane", "12345678901234567890.123456789012345678"));
        aggregator.answer(Changes.insert(2, "jane", "0.000000000000000001"));

        assertThat(aggregator.total("jane")).isEqualTo("12345678901234567890.123456789012345679");
    }

    @Test
    void aRowThatSomebodyElseMadeGoesOnFromItsScore() {
        aggregator.put("jane", AttributeValue.fromN("40"));

        aggregator.answer(Changes.insert(1, "jane", "2"));
        assertThat(aggregator.total("jane")).isEqualTo("42");
    }

    @Test
    void marksOfShardsThatAreLongGoneAreDroppedWithTheWriteThatAddsOne() {
        aggregator.answer(Changes.batch("shard-a", List.of(Changes.insert(1, "jane", "1"))));
        aggregator.later(Duration.ofHours(30));
        aggregator.answer(Changes.batch("shard-b", List.of(Changes.insert(2, "jane", "1"))));
        assertThat(aggregator.marks("jane")).containsOnlyKeys("shard-a", "shard-b");

        aggregator.later(Duration.ofHours(30));
        aggregator.calls.operations().clear();
        aggregator.answer(Changes.batch("shard-c", List.of(Changes.insert(3, "jane", "1"))));

        assertThat(aggregator.marks("jane")).containsOnlyKeys("shard-b", "shard-c");
        assertThat(aggregator.calls.operations()).hasSize(2);
        assertThat(aggregator.total("jane")).isEqualTo("3");
    }

    @Test
    void warmsUpWithoutChangingAnything() {
        aggregator.warmUp();

        assertThat(aggregator.calls.operations()).containsExactly("UpdateItem");
        assertThat(aggregator.rows()).isEmpty();
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(AggregateScoresByUser::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SCORES_BY_USER_TABLE is missing");
    }
}
