package dev.eventlabs.cli.deploy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the CDK CLI prints, condensed to what it is at, and why it failed. Not thread-safe. */
final class CdkOutput {

    /** {@code OrdersLab | 3/24 | 10:00:00 AM | CREATE_COMPLETE | AWS::SQS::Queue | Orders/Queue (OrdersQueue1234) reason}. */
    private static final Pattern EVENT = Pattern
            .compile(
                    "(?<stack>\\S+) \\|\\s*(?<count>[0-9/]+) \\|[^|]*\\| (?<status>[A-Z_]+)\\s*\\| (?<type>\\S+)\\s*\\| (?<what>.*)");
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");
    private static final int LAST_LINES = 12;

    private final Consumer<String> note;
    private final Set<String> failures = new LinkedHashSet<>();
    private final Deque<String> last = new ArrayDeque<>();
    private int unchanged;
    private int resources;

    CdkOutput(Consumer<String> note) {
        this.note = note;
    }

    void accept(String raw) {
        String line = ESCAPES.matcher(raw).replaceAll("").strip();
        if (line.isEmpty()) {
            return;
        }
        if (!line.contains(": start: ") && !line.contains(": success: ")) {
            last.add(line);
        }
        if (last.size() > LAST_LINES) {
            last.remove();
        }
        Matcher event = EVENT.matcher(line);
        if (event.find()) {
            event(event, line);
        } else if (line.contains("(no changes)")) {
            unchanged++;
        } else if (line.startsWith("❌") || line.startsWith("Error") || line.contains("failed: ")) {
            failures.add(line);
        } else if (line.contains("Synthesis time") || line.contains("deploying...")
                || line.contains("creating CloudFormation")) {
            note.accept(line);
        }
    }

    private void event(Matcher event, String line) {
        note.accept(event.group("count").strip() + " " + event.group("type") + " " + event.group("what"));
        if (event.group("status").endsWith("_FAILED")) {
            failures.add(line);
        } else if (event.group("status").endsWith("_COMPLETE")
                && !event.group("type").equals("AWS::CloudFormation::Stack")) {
            resources++;
        }
    }

    /** Why it failed, as well as its output tells. */
    List<String> reasons() {
        return List.copyOf(failures.isEmpty() ? last : failures);
    }

    /** For instance {@code : 24 resources}. */
    String summary() {
        if (resources > 0) {
            return ": " + resources + " resources";
        }
        return unchanged > 0 ? ": no changes" : "";
    }
}
