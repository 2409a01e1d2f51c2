package dev.eventlabs.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One step that takes its time. On a terminal a line that shows the elapsed seconds; elsewhere a line when it begins and one when it ends.
 * Thread-safe.
 */
public final class Progress implements AutoCloseable {

    /** Longer lines would wrap, and a wrapped line can't be written over. */
    private static final int WIDTH = 78;

    private final Terminal terminal;
    private final String indent;
    private final String what;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService ticker;
    private volatile String note = "";
    private boolean ended;

    Progress(Terminal terminal, String indent, String what) {
        this.terminal = terminal;
        this.indent = indent;
        this.what = what;
        if (terminal.live()) {
            ticker = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
            ticker.scheduleAtFixedRate(this::draw, 0, 200, TimeUnit.MILLISECONDS);
        } else {
            ticker = null;
            terminal.say(indent + what + " …");
        }
    }

    /** What it is at; shown beside it on a terminal only. */
    public void note(String text) {
        note = text;
    }

    /** It has succeeded. */
    public void done(String result) {
        end(indent + terminal.saying(Style.GREEN, "✓ ") + result + " "
                + terminal.saying(Style.DIM, "(" + elapsed() + ")"));
    }

    /** Ends it as failed if it isn't done. */
    @Override
    public void close() {
        end(indent + terminal.saying(Style.RED, "✗ ") + what + " failed "
                + terminal.saying(Style.DIM, "(" + elapsed() + ")"));
    }

    private synchronized void end(String line) {
        if (ended) {
            return;
        }
        ended = true;
        if (ticker != null) {
            ticker.shutdownNow();
            terminal.overwrite("");
        }
        terminal.say(line);
    }

    private synchronized void draw() {
        if (ended) {
            return;
        }
        String line = indent + what + " … " + elapsed() + (note.isEmpty() ? "" : "  " + note);
        terminal.overwrite(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
    }

    private String elapsed() {
        return seconds(Duration.ofNanos(System.nanoTime() - began));
    }

    /** For instance {@code 3.4 s} or {@code 2 min 5 s}. */
    public static String seconds(Duration duration) {
        return duration.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
