package dev.eventlabs.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogEventIT extends CloudFixture {

    private CloudWatchLogsClient logs;
    private long now;

    @BeforeAll
    void connect() {
        logs = client(CloudWatchLogsClient.builder());
        now = Instant.now().toEpochMilli();
    }

    @Test
    void aStreamIsReadForwardUntilTheTokenStaysTheSame() {
        stream("forward", "s");
        put("forward", "s", "1", "2", "3");

        GetLogEventsResponse first = logs.getLogEvents(
                request -> request.logGroupName("forward").logStreamName("s").limit(2).startFromHead(true));
        GetLogEventsResponse second = next("forward", first.nextForwardToken());
        GetLogEventsResponse end = next("forward", second.nextForwardToken());

        assertThat(first.events()).extracting(OutputLogEvent::message).containsExactly("1", "2");
        assertThat(second.events()).extracting(OutputLogEvent::message).containsExactly("3");
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(second.nextForwardToken());
        put("forward", "s", "4");
        assertThat(next("forward", end.nextForwardToken()).events()).extracting(OutputLogEvent::message)
                .containsExactly("4");
        assertThat(next("forward", second.nextBackwardToken()).events()).extracting(OutputLogEvent::message)
                .containsExactly("1", "2");
    }

    @Test
    void withoutSayingWhereFromOneSeesTheLast() {
        stream("last", "s");
        put("last", "s", "1", "2", "3");

        assertThat(logs.getLogEvents(request -> request.logGroupName("last").logStreamName("s").limit(2)).events())
                .extracting(OutputLogEvent::message).containsExactly("2", "3");
    }

    @Test
    void aGroupsStreamsAreSearchedAsOne() {
        stream("mixed", "a");
        logs.createLogStream(request -> request.logGroupName("mixed").logStreamName("b"));
        put("mixed", "a", "a ERROR 1");
        put("mixed", "b", "b ERROR 2", "b fine");
        put("mixed", "a", "a ERROR 3");

        assertThat(filter("mixed", "ERROR")).containsExactly("a ERROR 1", "b ERROR 2", "a ERROR 3");
        assertThat(logs.filterLogEventsPaginator(request -> request.logGroupName("mixed").limit(1)).events())
                .extracting(FilteredLogEvent::message).containsExactly("a ERROR 1", "b ERROR 2", "b fine", "a ERROR 3");
        assertThat(logs.filterLogEvents(request -> request.logGroupName("mixed").logStreamNames("b")).events())
                .hasSize(2)
                .extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void aTimeRangeIncludesItsEnds() {
        stream("range", "s");
        putAt("range", "s", now - 2000, "old");
        putAt("range", "s", now - 1000, "middle");
        putAt("range", "s", now, "new");

        assertThat(logs.filterLogEvents(request -> request.logGroupName("range").startTime(now - 1000).endTime(now))
                .events())
                .extracting(FilteredLogEvent::message).containsExactly("middle", "new");
    }

    @Test
    void eventsThatComeLateAreReadInOrder() {
        stream("late", "s");
        putAt("late", "s", now, "second");
        putAt("late", "s", now - 5000, "first");

        assertThat(filter("late", "")).containsExactly("first", "second");
    }

    @Test
    void whatIsTooOldIsRejectedAndSaid() {
        stream("old", "s");
        long ancient = now - Duration.ofDays(20).toMillis();

        var answer = logs.putLogEvents(request -> request.logGroupName("old").logStreamName("s")
                .logEvents(event(ancient, "ancient"), event(now, "good")));

        assertThat(answer.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
        assertThat(filter("old", "")).containsExactly("good");
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertThatThrownBy(() -> filter("none", "")).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("log group does not exist");
        stream("refusals", "s");
        assertThatThrownBy(() -> logs.createLogGroup(request -> request.logGroupName("refusals")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> put("refusals", "none", "x")).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("log stream");
        assertThatThrownBy(() -> filter("refusals", "[a, b]")).isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(
                () -> logs.putRetentionPolicy(request -> request.logGroupName("refusals").retentionInDays(4)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> logs.startQuery(
                request -> request.logGroupName("refusals").startTime(0L).endTime(1L).queryString("fields")))
                .hasMessageContaining("StartQuery");
    }

    @Test
    void aStackMakesAGroupAndTakesItAlong() {
        String template = """
                {"Resources": {"L": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/stack/group", "RetentionInDays": %d,
                   "Tags": [{"Key": "k", "Value": "v"}]}}},
                 "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["L", "Arn"]}}}}""";

        assertThat(create("group", template.formatted(7))).containsEntry("Arn",
                "arn:aws:logs:us-east-1:000000000000:log-group:/stack/group:*");
        update("group", template.formatted(30));
        assertThat(groups("/stack")).singleElement()
                .satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(30));
        assertThat(logs.listTagsForResource(request -> request.resourceArn(groups("/stack").getFirst().logGroupArn()))
                .tags()).containsEntry("k", "v");
        assertThat(delete("group")).isEqualTo("DELETE_COMPLETE");
        assertThat(groups("/stack")).isEmpty();
    }

    private List<LogGroup> groups(String prefix) {
        return logs.describeLogGroups(request -> request.logGroupNamePrefix(prefix)).logGroups();
    }

    private void stream(String group, String stream) {
        logs.createLogGroup(request -> request.logGroupName(group));
        logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
    }

    private void put(String group, String stream, String... messages) {
        logs.putLogEvents(request -> request.logGroupName(group).logStreamName(stream)
                .logEvents(Arrays.stream(messages).map(each -> event(now, each)).toList()));
    }

    private void putAt(String group, String stream, long time, String message) {
        logs.putLogEvents(request -> request.logGroupName(group).logStreamName(stream).logEvents(event(time, message)));
    }

    private GetLogEventsResponse next(String group, String token) {
        return logs.getLogEvents(request -> request.logGroupName(group).logStreamName("s").nextToken(token));
    }

    private List<String> filter(String group, String pattern) {
        return logs.filterLogEvents(request -> request.logGroupName(group).filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message).toList();
    }

    private static InputLogEvent event(long time, String message) {
        return InputLogEvent.builder().timestamp(time).message(message).build();
    }
}
