package dev.eventlabs.infrastructure.constructs.stream;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The patterns are those of https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
class RecordFilterTest {
    private static RecordFilter.Field status() {
        return RecordFilter.on("dynamodb", "NewImage", "status", "S");
    }

    private static String written(RecordFilter filter) {
        try {
            return new ObjectMapper().writeValueAsString(filter.pattern());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(RecordFilter.on("data", "k").equalTo("A"), "[\"A\"]"),
                Arguments.of(RecordFilter.on("data", "k").equalTo("A", "B"), "[\"A\",\"B\"]"),
                Arguments.of(RecordFilter.on("data", "k").equalTo(7), "[{\"numeric\":[\"=\",7]}]"),
                Arguments.of(RecordFilter.on("data", "k").between(1, 5), "[{\"numeric\":[\">=\",1,\"<=\",5]}]"),
                Arguments.of(RecordFilter.on("data", "k").startingWith("A", "B"),
                        "[{\"prefix\":\"A\"},{\"prefix\":\"B\"}]"),
                Arguments.of(RecordFilter.on("data", "k").anythingBut("A", "B"), "[{\"anything-but\":[\"A\",\"B\"]}]"),
                Arguments.of(RecordFilter.on("data", "k").present(), "[{\"exists\":true}]"),
                Arguments.of(RecordFilter.on("data", "k").absent(), "[{\"exists\":false}]"));
    }

    @ParameterizedTest
    @MethodSource
    void rules(RecordFilter filter, String rule) {
        assertThat(written(filter)).isEqualTo("{\"data\":{\"k\":" + rule + "}}");
    }

    @Test
    void knowsWhatHappenedToAnItem() {
        assertThat(written(RecordFilter.insert())).isEqualTo("{\"eventName\":[\"INSERT\"]}");
        assertThat(written(RecordFilter.modify())).isEqualTo("{\"eventName\":[\"MODIFY\"]}");
        assertThat(written(RecordFilter.remove())).isEqualTo("{\"eventName\":[\"REMOVE\"]}");
    }

    @Test
    void joinsConditionsUnderTheirCommonPath() {
        RecordFilter filter = status().equalTo("FAILED")
                .and(RecordFilter.modify())
                .and(RecordFilter.on("dynamodb", "OldImage", "status", "S").equalTo("ACTIVE"));
        assertThat(written(filter)).isEqualTo("{\"dynamodb\":{\"NewImage\":{\"status\":{\"S\":[\"FAILED\"]}},"
                + "\"OldImage\":{\"status\":{\"S\":[\"ACTIVE\"]}}},\"eventName\":[\"MODIFY\"]}");
    }

    @Test
    void isTheSameInWhateverOrderItWasWritten() {
        assertThat(written(status().absent().and(RecordFilter.insert())))
                .isEqualTo(written(RecordFilter.insert().and(status().absent())));
    }

    @Test
    void staysAsItIsWhenItIsJoined() {
        RecordFilter inserts = RecordFilter.insert();
        inserts.and(status().present());
        assertThat(written(inserts)).isEqualTo("{\"eventName\":[\"INSERT\"]}");
    }

    @Test
    void refusesTwoConditionsOnOneField() {
        assertThatRefused(() -> RecordFilter.insert().and(RecordFilter.modify()))
                .hasMessage(
                        "Two conditions on eventName and eventName were joined with and; a pattern has one a field. Give"
                                + " all values at once, as in equalTo(\"A\", \"B\"), or use two filters, of which one is enough.");
        assertThatRefused(() -> status().present().and(RecordFilter.on("dynamodb", "NewImage").present()))
                .hasMessage(
                        "Two conditions on dynamodb.NewImage.status.S and dynamodb.NewImage were joined with and; a pattern"
                                + " has one a field. Give all values at once, as in equalTo(\"A\", \"B\"), or use two"
                                + " filters, of which one is enough.");
    }

    @Test
    void takesFieldsWhoseNamesBeginAlike() {
        assertThat(written(RecordFilter.on("data", "a").present().and(RecordFilter.on("data", "ab").present())))
                .isEqualTo("{\"data\":{\"a\":[{\"exists\":true}],\"ab\":[{\"exists\":true}]}}");
    }

    @Test
    void refusesAPathWithNothingInIt() {
        String rule = " was given; a path has at least one step and none is empty, as in \"dynamodb\", \"NewImage\","
                + " \"status\", \"S\".";
        assertThatRefused(RecordFilter::on).hasMessage("The path []" + rule);
        assertThatRefused(() -> RecordFilter.on("data", "")).hasMessage("The path [data, ]" + rule);
    }

    @Test
    void refusesARangeWithNothingInIt() {
        assertThatRefused(() -> RecordFilter.on("data").between(5, 5))
                .hasMessage("between(5, 5) was given; the first must be less than the second. For a single number say"
                        + " equalTo.");
    }

    @Test
    void refusesWhatTheStreamsRecordsDoNotHave() {
        assertThatRefused(() -> status().present().check(RecordSource.Kind.KINESIS))
                .hasMessage(
                        "a filter on dynamodb.NewImage.status.S was given; records of Kinesis can be filtered by data. It"
                                + " would never match.");
        assertThatRefused(() -> RecordFilter.on("partitionKey").equalTo("k").check(RecordSource.Kind.KINESIS))
                .hasMessage(
                        "a filter on partitionKey was given; records of Kinesis can be filtered by data. It would never"
                                + " match.");
        assertThatRefused(() -> RecordFilter.on("data", "k").absent().check(RecordSource.Kind.DYNAMODB))
                .hasMessage(
                        "a filter on data.k was given; records of DynamoDB can be filtered by eventName, dynamodb, eventID,"
                                + " eventVersion, awsRegion, userIdentity. It would never match.");
    }

    @Test
    void refusesToTakeThePayloadOfKinesisAsAText() {
        assertThatRefused(() -> RecordFilter.on("data").equalTo("buy").check(RecordSource.Kind.KINESIS))
                .hasMessage(
                        "a filter on data as a whole was given; the payload of Kinesis can be filtered by its fields"
                                + " if it is JSON, and not at all if it isn't. Name a field, as in on(\"data\", \"type\").");
    }

    @Test
    void f56_refusesToCompareAnItemsNumberWhichIsATextInTheRecord() {
        RecordFilter.Field score = RecordFilter.on("dynamodb", "NewImage", "Score", "N");
        assertThatRefused(() -> score.between(1, 5).check(RecordSource.Kind.DYNAMODB))
                .hasMessage(
                        "a filter compares the number dynamodb.NewImage.Score.N, but DynamoDB writes numbers as text,"
                                + " which never matches. Use equalTo(\"…\"), or compare in the function.");
        assertThatCode(() -> score.equalTo("5").check(RecordSource.Kind.DYNAMODB)).doesNotThrowAnyException();
        assertThatCode(() -> RecordFilter.on("dynamodb", "ApproximateCreationDateTime").between(1, 5)
                .check(RecordSource.Kind.DYNAMODB)).doesNotThrowAnyException();
    }
}
