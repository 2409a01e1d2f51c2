package dev.eventlabs.runtime.logging;

import dev.eventlabs.runtime.json.JsonObjects;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * Writes one JSON object a line to the standard output. Thread-safe.
 *
 * <p>Lambda's JSON log format leaves a line as it is when it already is JSON with {@code timestamp} and {@code level}.
 * Its own {@code LambdaLogger} would put everything into one {@code message} string, in which no field can be queried.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Log formats</a>
 */
public final class StructuredLog {
    private final JsonObjects json = new JsonObjects();
    private final PrintStream out;
    private final InstantSource clock;

    public StructuredLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The log of a running function: standard output, the system's clock. */
    public static StructuredLog ofProcess() {
        return new StructuredLog(System.out, InstantSource.system());
    }

    /** A line of the invocation with this request id; it is written by {@link LogLine#write()}. */
    public LogLine line(Level level, String message, String requestId) {
        return new LogLine(this, level, message, requestId);
    }

    void write(Level level, String message, String requestId, Map<String, Object> fields) {
        // One print call for line and line end: lines of several threads don't mix.
        out.print(json.text(entry -> {
            entry.writeStringField("timestamp", clock.instant().toString());
            entry.writeStringField("level", level.name());
            entry.writeStringField("message", message);
            if (requestId != null) {
                entry.writeStringField("AWSRequestId", requestId);
            }
            for (var field : fields.entrySet()) {
                if (field.getValue() instanceof Number number) {
                    entry.writeFieldName(field.getKey());
                    entry.writeNumber(number.toString());
                } else {
                    entry.writeStringField(field.getKey(), String.valueOf(field.getValue()));
                }
            }
        }) + "\n");
        out.flush();
    }
}
