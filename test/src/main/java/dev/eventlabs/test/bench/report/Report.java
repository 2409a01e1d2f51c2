package dev.eventlabs.test.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the benchmarks print: progress while they run, the table at the end. Not thread-safe. */
public final class Report {

    private static final String[] HEAD = {"figure", "measured", "floor", "ratio", "goal", "reached"};

    private final PrintStream out;
    private final PrintStream progress;
    private final long start = System.nanoTime();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Report(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public void say(String line) {
        progress.printf("%6.1f s  %s%n", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0, line);
    }

    public void add(Figure figure) {
        figures.add(figure);
        say(String.join("  ", figure.cells()));
    }

    /** A line to print under the table. */
    public void note(String line) {
        notes.add(line);
        say(line);
    }

    public void print() {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(figure.cells()));
        int[] widths = new int[HEAD.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        out.println();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i == 0 ? "" : "  ").append(pad(row[i], widths[i], i > 0 && i < 5));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
        notes.forEach(out::println);
    }

    private static String pad(String text, int width, boolean right) {
        String gap = " ".repeat(width - text.length());
        return right ? gap + text : text + gap;
    }
}
