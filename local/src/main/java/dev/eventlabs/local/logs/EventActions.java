package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The actions on events. */
record EventActions(LogGroups groups) {

    private static final int MAX_BATCH_EVENTS = 10_000;
    private static final int MAX_BATCH_BYTES = 1_048_576;
    private static final int MAX_PAGE = 10_000;
    private static final long MAX_AGE = Duration.ofDays(14).toMillis();
    private static final long MAX_AHEAD = Duration.ofHours(2).toMillis();

    void register(Api.ActionsBuilder actions) {
        actions.on("PutLogEvents", this::put).on("GetLogEvents", this::get).on("FilterLogEvents", this::filter);
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">its limits</a> */
    private Struct put(Call call, Input input) {
        LogGroup group = groups.get(call.scope(), input.text("logGroupName"));
        List<Input> events = input.structs("logEvents");
        if (events.isEmpty() || events.size() > MAX_BATCH_EVENTS) {
            throw input.constraint("[" + events.size() + " events]", "logEvents",
                    "Member must have length between 1 and " + MAX_BATCH_EVENTS);
        }
        long now = groups.now();
        List<Map.Entry<Long, String>> taken = new ArrayList<>();
        int bytes = 0;
        long last = Long.MIN_VALUE;
        int tooOld = 0;
        int tooNew = events.size();
        for (int i = 0; i < events.size(); i++) {
            String message = events.get(i).text("message");
            long timestamp = Logs.millis(events.get(i), "timestamp", -1);
            bytes += message.getBytes(StandardCharsets.UTF_8).length + 26;
            if (timestamp < last) {
                throw input.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = timestamp;
            if (timestamp < now - MAX_AGE) {
                tooOld = i + 1;
            } else if (timestamp > now + MAX_AHEAD) {
                tooNew = Math.min(tooNew, i);
            } else {
                taken.add(Map.entry(timestamp, message));
            }
        }
        if (bytes > MAX_BATCH_BYTES) {
            throw input.invalid("Upload too large: " + bytes + " bytes exceeds limit of " + MAX_BATCH_BYTES);
        }
        group.appendAll(input.text("logStreamName"), taken, now);
        Struct rejected = Struct.of("tooOldLogEventEndIndex", tooOld == 0 ? null : tooOld)
                .with("tooNewLogEventStartIndex", tooNew == events.size() ? null : tooNew);
        return Struct.of("nextSequenceToken", "eventlabs").with("rejectedLogEventsInfo",
                rejected.isEmpty() ? null : rejected);
    }

    /**
     * Tokens say a direction and a position; at the end of a stream the answer carries the token that was sent, which is how a client
     * knows that there is no more.
     */
    private Struct get(Call call, Input input) {
        LogGroup group = groups.get(call.scope(), GroupActions.name(input));
        int limit = limit(input);
        long from = Logs.millis(input, "startTime", Long.MIN_VALUE);
        long to = Logs.millis(input, "endTime", Long.MAX_VALUE);
        EventToken token = EventToken.of(input, input.flag("startFromHead"));
        return group.read(input.text("logStreamName"), groups.now(), stream -> {
            List<LogEvent> all = stream.events().stream()
                    .filter(event -> event.timestamp() >= from && event.timestamp() < to)
                    .filter(token::takes)
                    .toList();
            List<LogEvent> page = token.forward() ? all.subList(0, Math.min(limit, all.size()))
                    : all.subList(Math.max(0, all.size() - limit), all.size());
            return Struct.of("events", page.stream().map(each -> Struct.of("timestamp", each.timestamp())
                    .with("message", each.message()).with("ingestionTime", each.ingested())).toList())
                    .with("nextForwardToken", page.isEmpty() ? token.as("f") : EventToken.text("f", page.getLast()))
                    .with("nextBackwardToken", page.isEmpty() ? token.as("b") : EventToken.text("b", page.getFirst()));
        });
    }

    private Struct filter(Call call, Input input) {
        LogGroup group = groups.get(call.scope(), GroupActions.name(input));
        Predicate<String> matches = FilterPattern.of(input.optionalText("filterPattern").orElse(""));
        Set<String> names = new HashSet<>(input.texts("logStreamNames"));
        String prefix = input.optionalText("logStreamNamePrefix").orElse("");
        if (!names.isEmpty() && !prefix.isEmpty()) {
            throw input.invalid("Only one of logStreamNames and logStreamNamePrefix can be given.");
        }
        int limit = limit(input);
        // What was written since the page before is younger than it or beside it: the token is the last event, not an offset.
        EventToken token = EventToken.of(input, true);
        List<LogGroup.Located> all = group.between(
                name -> names.isEmpty() ? name.startsWith(prefix) : names.contains(name),
                Logs.millis(input, "startTime", Long.MIN_VALUE),
                includingEnd(Logs.millis(input, "endTime", Long.MAX_VALUE)),
                groups.now());
        List<Struct> page = new ArrayList<>();
        LogEvent last = null;
        boolean more = false;
        for (LogGroup.Located each : all) {
            if (token.takes(each.event()) && matches.test(each.event().message())) {
                if (page.size() == limit) {
                    more = true;
                    break;
                }
                last = each.event();
                page.add(Struct.of("logStreamName", each.stream()).with("timestamp", last.timestamp())
                        .with("message", last.message()).with("ingestionTime", last.ingested())
                        .with("eventId", "%019d%019d%018d".formatted(last.timestamp(), last.sequence(),
                                group.name().hashCode() & 0xFFFFFFFFL)));
            }
        }
        return Struct.of("events", page).with("searchedLogStreams", List.of())
                .with("nextToken", more ? EventToken.text("f", last) : null);
    }

    private static long includingEnd(long end) {
        return end == Long.MAX_VALUE ? end : end + 1;
    }

    private static int limit(Input input) {
        int limit = input.optionalInt("limit").orElse(MAX_PAGE);
        if (limit < 1 || limit > MAX_PAGE) {
            throw input.constraint(limit, "limit", "Member must have value between 1 and " + MAX_PAGE);
        }
        return limit;
    }
}
