package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The function's logger: one call, one event. In the JSON format a line is an object with {@code timestamp}, {@code message},
 * {@code level} and {@code AWSRequestId}; what is below the application log level is dropped. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-logging.html">Java logging</a>
 */
final class FunctionLogger implements LambdaLogger {

    private final Output output;
    private final LogFormat format;
    private final LogLevel lowest;
    private volatile String requestId;

    FunctionLogger(Output output, LogFormat format, LogLevel lowest) {
        this.output = output;
        this.format = format;
        this.lowest = lowest;
    }

    void requestId(String id) {
        requestId = id;
    }

    /** What the runtime itself says of a failure. */
    void failure(String report) {
        log(report, format == LogFormat.JSON ? LogLevel.ERROR : LogLevel.UNDEFINED);
    }

    @Override
    public void log(String message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(byte[] message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(String message, LogLevel level) {
        if (enabled(level)) {
            String text = String.valueOf(message);
            output.event((format == LogFormat.JSON ? json(text, level) : text(text, level))
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Bytes go out as they are, in either format. */
    @Override
    public void log(byte[] message, LogLevel level) {
        if (enabled(level)) {
            output.event(message);
        }
    }

    private boolean enabled(LogLevel level) {
        return level == LogLevel.UNDEFINED || level.ordinal() >= lowest.ordinal();
    }

    private static String text(String message, LogLevel level) {
        return level == LogLevel.UNDEFINED ? message : "[" + level + "] " + message;
    }

    private String json(String message, LogLevel level) {
        StringBuilder line = new StringBuilder("{\"timestamp\":\"")
                .append(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .append("\",\"message\":");
        JsonText.quote(line, message);
        line.append(",\"level\":\"").append(level).append('"');
        String id = requestId;
        if (id != null) {
            line.append(",\"AWSRequestId\":\"").append(id).append('"');
        }
        return line.append("}\n").toString();
    }
}
