package dev.eventlabs.cli.terminal;

/** Bars of block characters, an eighth of a character fine, for small charts. */
public final class Bar {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";

    private Bar() {}

    /**
     * A bar and the value behind it.
     *
     * @param value at least 0; what is above 0 can be seen, however small it is
     * @param largest of those that it is compared with
     * @param width of the largest, in characters
     * @param label stands behind the bar
     */
    public static String of(double value, double largest, int width, String label) {
        int eighths = value <= 0 ? 0 : Math.max(1, (int) Math.round(Math.min(1, value / largest) * width * 8));
        String bar = "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8 - 1));
        return bar + (bar.isEmpty() ? "" : " ") + label;
    }
}
