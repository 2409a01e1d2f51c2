package dev.eventlabs.snapshots;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What has become of a text, line by line. */
record Difference(String before, String after) {
    private static final int CONTEXT = 3;
    /** As much as a screen shows; the whole of it is what an IDE compares, or git after an update. */
    private static final int MOST_LINES = 60;

    /** A unified diff without the names of files, cut after what a screen shows. */
    String text() {
        List<String> old = before.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("before", "after", old,
                DiffUtils.diff(old, after.lines().toList()), CONTEXT);
        List<String> hunks = lines.subList(Math.min(2, lines.size()), lines.size());
        var text = new StringBuilder();
        hunks.stream().limit(MOST_LINES).forEach(line -> text.append(line).append('\n'));
        if (hunks.size() > MOST_LINES) {
            text.append("… and ").append(hunks.size() - MOST_LINES).append(" more lines\n");
        }
        return text.toString();
    }
}
