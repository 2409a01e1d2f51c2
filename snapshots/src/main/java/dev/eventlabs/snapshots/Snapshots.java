package dev.eventlabs.snapshots;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/**
 * Compares what a stack synthesises to with what was agreed on: a file below {@code src/test/snapshots}, small enough to be reviewed.
 *
 * <p>A snapshot holds resources and outputs only, with sorted keys. What changes without the infrastructure changing is replaced: hashes of
 * assets (zips and images alike), and the hash in a function version's logical id. So a new build of a function's code doesn't touch it, but a
 * new property does. Assets are numbered as they come, {@code <asset 1>}, {@code <asset 2>}: what has the same number has the same content. That
 * tells of a function that got another's code, but not of two that exchanged theirs if nothing else uses it: only the hash tells those apart.
 *
 * <p>All else is there, written to be read: what fits into a line is on one, {@code Fn::Join} of texts and references is the {@code Fn::Sub} that
 * says the same, and a text that is JSON (a dashboard, a state machine) is shown as JSON under {@code <JSON text>}.
 *
 * <ul>
 * <li>A snapshot that isn't there is written, and the test passes; where the environment variable {@code CI} is set, it fails instead.
 * <li>A snapshot that differs fails the test with a unified diff.
 * <li>{@code -Dsnapshots.update} writes what is there now: look at it, and commit it.
 * </ul>
 */
public final class Snapshots {
    private Snapshots() {}

    /**
     * @param name of the file, without {@code .json}; letters, digits, {@code - _ .} and, for folders, {@code /}
     * @param stack is synthesised, with the app that it is in
     * @throws AssertionError if the template differs from the snapshot, with the difference
     * @throws IllegalArgumentException if no file can have the name
     */
    public static void assertMatches(String name, Stack stack) {
        assertMatches(name, Template.fromStack(stack).toJSON());
    }

    /**
     * The same for a template, or the part of one, that isn't a stack's.
     *
     * @param template as CDK's {@link Template#toJSON()} gives it
     */
    public static void assertMatches(String name, Map<String, ?> template) {
        Path module = Path.of(System.getProperty("basedir", ""));
        new SnapshotFolder(module.resolve("src").resolve("test").resolve("snapshots"), Missing.here(),
                System.getProperty("snapshots.update") != null)
                .compare(name, NormalisedTemplate.of(template));
    }
}
