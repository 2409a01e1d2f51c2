package dev.eventlabs.local.lambda.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * How a throwable is reported: the error JSON for the caller, the stack trace for the log, both without this program's own frames.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Java errors</a>
 */
final class Failure {

    private static final String OWN = Failure.class.getPackageName() + ".";

    private Failure() {}

    static String message(Throwable thrown) {
        return thrown.getLocalizedMessage() == null ? thrown.getClass().getName() : thrown.getLocalizedMessage();
    }

    static String type(Throwable thrown) {
        return thrown instanceof HandlerFault fault ? fault.type() : thrown.getClass().getName();
    }

    static byte[] json(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        if (thrown instanceof HandlerFault fault) {
            // AWS gives no trace for what its runtime found before the handler ran.
            out.append("{\"errorMessage\":");
            JsonText.quote(out, fault.getMessage());
            if (fault.type() != null) {
                out.append(",\"errorType\":");
                JsonText.quote(out, fault.type());
            }
            out.append('}');
        } else {
            json(out, trimmed(thrown), Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Message, type and stack trace, as the runtime logs it. */
    static String report(Throwable thrown) {
        if (thrown instanceof HandlerFault fault) {
            return fault.getMessage() + (fault.type() == null ? "" : ": " + fault.type())
                    + "\n" + (fault.getCause() == null ? "" : trace(fault.getCause()) + "\n");
        }
        return message(thrown) + ": " + thrown.getClass().getName() + "\n" + trace(thrown) + "\n";
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        trimmed(thrown).printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static void json(StringBuilder out, Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        out.append("{\"errorMessage\":");
        JsonText.quote(out, message(thrown));
        out.append(",\"errorType\":");
        JsonText.quote(out, thrown.getClass().getName());
        out.append(",\"stackTrace\":[");
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < trace.length; i++) {
            out.append(i == 0 ? "" : ",");
            JsonText.quote(out, trace[i].toString());
        }
        out.append(']');
        if (thrown.getCause() != null && !seen.contains(thrown.getCause())) {
            out.append(",\"cause\":");
            json(out, thrown.getCause(), seen);
        }
        out.append('}');
    }

    private static <T extends Throwable> T trimmed(T thrown) {
        trim(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        return thrown;
    }

    private static void trim(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().startsWith(OWN)) {
                thrown.setStackTrace(Arrays.copyOf(trace, i));
                break;
            }
        }
        trim(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            trim(suppressed, seen);
        }
    }
}
