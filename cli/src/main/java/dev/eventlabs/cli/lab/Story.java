package dev.eventlabs.cli.lab;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells a walkthrough: numbered steps, the real requests and answers, and what was checked. Not thread-safe. */
public final class Story {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final String INDENT = "   ";

    private final Terminal terminal;
    private final List<Check> checks = new ArrayList<>();
    private int steps;

    public Story(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Begins a step. */
    public void step(String title) {
        steps++;
        terminal.print("");
        terminal.print(terminal.styled(Style.BOLD, steps + ". " + title));
    }

    /** Says something about the step in plain words. */
    public void tell(String text) {
        text.lines().forEach(line -> terminal.print(INDENT + line));
    }

    /** The command that a reader could type for what is done now. */
    public void request(String command) {
        terminal.print(INDENT + terminal.styled(Style.CYAN, "$ " + command));
    }

    /** What came back. */
    public void answer(String text) {
        text.lines().forEach(line -> terminal.print(INDENT + terminal.styled(Style.DIM, line)));
    }

    public void answer(Table table) {
        table.lines(terminal).forEach(line -> terminal.print(INDENT + line));
    }

    /** Checks that two things are equal. */
    public void check(String what, Object expected, Object found) {
        record(new Check(what, String.valueOf(expected), String.valueOf(found), Objects.equals(expected, found)));
    }

    /** Checks a condition; {@code found} says what was seen. */
    public void checkThat(String what, boolean holds, String expected, String found) {
        record(new Check(what, expected, found, holds));
    }

    /**
     * Looks again and again until what it sees will do, showing what it sees.
     *
     * @param look at the system
     * @param enough whether it will do
     * @param note what to show of it meanwhile
     * @return what was seen last: the caller checks it, also when the time is over
     */
    public <T> T await(String what, Duration atMost, Supplier<T> look, Predicate<T> enough, Function<T, String> note) {
        Instant end = Instant.now().plus(atMost);
        try (Progress progress = terminal.begin(INDENT, what)) {
            while (true) {
                T seen = look.get();
                progress.note(note.apply(seen));
                if (enough.test(seen)) {
                    progress.done(what + ": " + note.apply(seen));
                    return seen;
                }
                if (Instant.now().isAfter(end)) {
                    terminal.say(INDENT + "Gave up after " + Progress.seconds(atMost) + ": " + note.apply(seen));
                    return seen;
                }
                pause();
            }
        }
    }

    public List<Check> checks() {
        return List.copyOf(checks);
    }

    private void record(Check check) {
        checks.add(check);
        terminal.print(INDENT + (check.passed()
                ? terminal.styled(Style.GREEN, "✓ ") + check.what() + ": " + check.found()
                : terminal.styled(Style.RED, "✗ ") + check.what() + ": expected " + check.expected() + ", found "
                        + check.found()));
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "Run the demo again; it copes with what this one left.", e);
        }
    }
}
