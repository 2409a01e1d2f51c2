package dev.eventlabs.infrastructure.constructs.function;

import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionProps;
import software.constructs.Construct;

/** What must hold for our functions, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class FunctionRules {
    private static final Pattern HANDLER = Pattern.compile("[\\w$]+(\\.[\\w$]+)*(::[\\w$]+)?");
    /** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
    private static final int VISIBILITY_PER_TIMEOUT = 6;

    private FunctionRules() {}

    static void handler(Construct function, String handler) {
        if (!HANDLER.matcher(handler).matches()) {
            throw refused(function,
                    "handler \"" + handler + "\" was given; a Java handler is a class or a class and a method,"
                            + " as in com.example.OrderProcessor::handleRequest.");
        }
    }

    static void settings(Construct function, FunctionProps props) {
        limits(function, props);
        fitForSnapStart(function, props);
        ownLogGroup(function, props);
    }

    private static void limits(Construct function, FunctionProps props) {
        Duration timeout = props.getTimeout();
        if (!timeout.isUnresolved() && (seconds(timeout) < 1 || seconds(timeout) > 900)) {
            throw refused(function, "a time-out of " + timeout.toHumanString()
                    + " was given; Lambda allows 1 second to 15 minutes. For longer work, split it or use a workflow.");
        }
        Number memory = props.getMemorySize();
        if (!unresolved(memory) && (memory.intValue() < 128 || memory.intValue() > 10_240)) {
            throw refused(function, "a memory size of " + memory
                    + " MB was given; Lambda allows 128 to 10240 MB. Leave it out for 1024.");
        }
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html */
    private static void fitForSnapStart(Construct function, FunctionProps props) {
        if (props.getEphemeralStorageSize() != null && props.getEphemeralStorageSize().toMebibytes().intValue() > 512) {
            throw refused(function, "ephemeral storage of " + props.getEphemeralStorageSize().toMebibytes()
                    + " MB was given; SnapStart, which this construct turns on, allows up to 512 MB."
                    + " Leave it out, keep large files in S3, or use CDK's Function.");
        }
        if (props.getFilesystem() != null) {
            throw refused(function,
                    "a file system was given; SnapStart, which this construct turns on, works without one."
                            + " Keep the files in S3, or use CDK's Function.");
        }
    }

    private static void ownLogGroup(Construct function, FunctionProps props) {
        if (props.getLogGroup() != null) {
            throw refused(function, "a log group was given; this construct makes one and grants writing to it."
                    + " Leave logGroup out, set its retention with .lifecycle(…), and find it with getLogGroup().");
        }
    }

    static void inNetwork(Construct function, Function made) {
        if (!Boolean.TRUE.equals(made.getIsBoundToVpc())) {
            throw refused(function, "it is outside any network, so that it has no connections to allow."
                    + " Give it the network of what it should reach, with .network(…).");
        }
    }

    static void batch(Construct function, EventSourceMappingOptions source) {
        Number size = source.getBatchSize();
        Duration window = source.getMaxBatchingWindow();
        if (unresolved(size) || window.isUnresolved()) {
            return;
        }
        if (size.intValue() < 1 || size.intValue() > 10_000) {
            throw refused(function, "batchSize(" + size + ") was given; SQS allows 1 to 10000. Leave it out for 10.");
        }
        if (size.intValue() > 10 && seconds(window) < 1) {
            throw refused(function,
                    "batchSize(" + size + ") was given without a batch window; more than 10 messages need"
                            + " .maxBatchingWindow(…) of at least 1 second. Add it, or lower the batch size to 10.");
        }
    }

    /** A message must stay hidden while its batch is collected, processed and, if Lambda throttles, tried again. */
    static void hiddenLongEnough(Construct function, Duration timeout, Duration window, Construct queue,
            Duration visibility) {
        if (timeout.isUnresolved() || window.isUnresolved() || visibility.isUnresolved()) {
            return;
        }
        long needed = VISIBILITY_PER_TIMEOUT * seconds(timeout) + seconds(window);
        if (seconds(visibility) < needed) {
            long possible = (seconds(visibility) - seconds(window)) / VISIBILITY_PER_TIMEOUT;
            throw refused(function, "its time-out is " + seconds(timeout) + " s and its batch window " + seconds(window)
                    + " s, but queue " + queue.getNode().getPath() + " hides a received message for "
                    + seconds(visibility)
                    + " s only; it must be at least 6 × time-out + window = " + needed
                    + " s, or messages are delivered again while they are still being processed. Give the queue"
                    + " .queue(q -> q.visibilityTimeout(Duration.seconds(" + needed + ")))"
                    + (possible < 1 ? "." : ", or the function a time-out of at most " + possible + " s."));
        }
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds().longValue();
    }

    private static boolean unresolved(Number number) {
        return Boolean.TRUE.equals(Token.isUnresolved(number));
    }

    private static IllegalArgumentException refused(Construct function, String message) {
        return new IllegalArgumentException("Function " + function.getNode().getPath() + ": " + message);
    }
}
