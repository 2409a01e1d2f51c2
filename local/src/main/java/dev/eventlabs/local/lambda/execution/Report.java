package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines that the platform itself writes around an invocation, in the function's log format.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-logging.html">log lines</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">platform events</a>
 */
final class Report {

    private final EnvironmentSpec spec;
    private final FunctionLog log;
    private final InstantSource clock;

    Report(EnvironmentSpec spec, FunctionLog log, InstantSource clock) {
        this.spec = spec;
        this.log = log;
        this.clock = clock;
    }

    /** How an invocation ended. */
    enum Status {
        SUCCESS, ERROR, TIMEOUT;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void initStart() {
        String runtime = spec.runtime().replaceFirst("(\\D+)(\\d+).*", "$1:$2");
        if (!spec.logging().json()) {
            log.write("INIT_START Runtime Version: " + runtime + "\n");
        } else if (informs()) {
            platform("initStart", Struct.of("initializationType", spec.snapStart() ? "snap-start" : "on-demand")
                    .with("phase", "init")
                    .with("runtimeVersion", runtime)
                    .with("functionName", spec.functionName())
                    .with("functionVersion", spec.version()));
        }
    }

    void start(String requestId) {
        if (!spec.logging().json()) {
            log.write("START RequestId: " + requestId + " Version: " + spec.version() + "\n");
        } else if (informs()) {
            platform("start", Struct.of("requestId", requestId).with("version", spec.version()));
        }
    }

    /** What AWS says of an invocation that ended otherwise than by an answer. */
    void failure(String requestId, String message) {
        if (!spec.logging().json()) {
            log.write(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + requestId + " " + message + "\n\n");
        }
    }

    /**
     * @param init only for the first invocation of an environment
     * @param errorType of the platform; empty for errors of the function
     */
    void end(String requestId, Duration duration, Optional<Duration> init, long memoryUsedMegabytes, Status status,
            Optional<String> errorType) {
        double millis = duration.toNanos() / 1e6;
        long billed = (long) Math.ceil(millis + init.map(each -> each.toNanos() / 1e6).orElse(0.0));
        if (spec.logging().json()) {
            if (informs() || status != Status.SUCCESS && !spec.logging().systemLevel().isEmpty()) {
                jsonReport(requestId, millis, billed, init, memoryUsedMegabytes, status, errorType);
            }
            return;
        }
        log.write("END RequestId: " + requestId + "\n");
        log.write(String.format(Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t%s%s%s\n",
                requestId, millis, billed, spec.memoryMegabytes(), memoryUsedMegabytes,
                init.map(each -> String.format(Locale.ROOT, "%s Duration: %.2f ms\t",
                        spec.snapStart() ? "Restore" : "Init", each.toNanos() / 1e6)).orElse(""),
                status == Status.TIMEOUT || errorType.isPresent() ? "Status: " + status.text() + "\t" : "",
                errorType.map(type -> "Error Type: " + type + "\t").orElse("")));
    }

    private void jsonReport(String requestId, double millis, long billed, Optional<Duration> init, long memoryUsed,
            Status status, Optional<String> errorType) {
        Struct metrics = Struct.of("durationMs", rounded(millis))
                .with("billedDurationMs", billed)
                .with("memorySizeMB", spec.memoryMegabytes())
                .with("maxMemoryUsedMB", memoryUsed);
        init.ifPresent(each -> metrics.with(spec.snapStart() ? "restoreDurationMs" : "initDurationMs",
                rounded(each.toNanos() / 1e6)));
        platform("report", Struct.of("requestId", requestId)
                .with("metrics", metrics)
                .with("status", status.text())
                .with("errorType", errorType.orElse(null)));
    }

    private void platform(String type, Struct content) {
        log.write(Json.text(Struct.of("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .with("type", "platform." + type)
                .with("record", content)) + "\n");
    }

    private boolean informs() {
        return !spec.logging().systemLevel().equals("WARN");
    }

    private static double rounded(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }
}
