package dev.eventlabs.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, columns as wide as their widest cell, columns of numbers to the right. Not thread-safe. */
public final class Table {

    private static final String GAP = "  ";
    private static final String NUMBER = "[-+]?\\d[\\d.,]*( [a-zA-Z%]{1,3})?|-?";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    /** @param cells one for each heading; shown as their {@code toString}, null as nothing */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString().replaceAll("\\R", " ")).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints to where data goes. */
    public void print(Terminal terminal) {
        lines(terminal).forEach(terminal::print);
    }

    /** @param terminal decides on colour */
    public List<String> lines(Terminal terminal) {
        int[] widths = new int[headings.size()];
        boolean[] right = new boolean[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int index = column;
            widths[column] = Math.max(width(headings.get(column)),
                    rows.stream().mapToInt(row -> width(row.get(index))).max().orElse(0));
            right[column] = !rows.isEmpty() && rows.stream().allMatch(row -> row.get(index).matches(NUMBER))
                    && rows.stream().anyMatch(row -> !row.get(index).isEmpty());
        }
        List<String> lines = new ArrayList<>();
        lines.add(terminal.styled(Style.BOLD, line(headings, widths, right)));
        rows.forEach(row -> lines.add(line(row, widths, right)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(right[column] ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
