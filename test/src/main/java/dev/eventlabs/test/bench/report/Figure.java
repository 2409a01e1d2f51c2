package dev.eventlabs.test.bench.report;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name what was measured, with its unit
 * @param measured by us
 * @param floor what it is compared with, measured in the same run; NaN if it is compared with the goal itself
 * @param goal of the ratio measured ÷ floor, or of what was measured if there is no floor; NaN if there is none
 * @param atLeast whether more is better
 */
public record Figure(String name, double measured, double floor, double goal, boolean atLeast) {

    /** More is better: at least {@code goal} times the floor. */
    public static Figure rate(String name, double measured, double floor, double goal) {
        return new Figure(name, measured, floor, goal, true);
    }

    /** Less is better: at most {@code goal} times the floor. */
    public static Figure time(String name, double measured, double floor, double goal) {
        return new Figure(name, measured, floor, goal, false);
    }

    /** Less is better: at most {@code goal}. */
    public static Figure atMost(String name, double measured, double goal) {
        return new Figure(name, measured, Double.NaN, goal, false);
    }

    /** Beside a floor, without a goal. */
    public static Figure compared(String name, double measured, double floor) {
        return new Figure(name, measured, floor, Double.NaN, false);
    }

    /** Without a goal. */
    public static Figure plain(String name, double measured) {
        return new Figure(name, measured, Double.NaN, Double.NaN, false);
    }

    public double ratio() {
        return measured / floor;
    }

    public boolean reached() {
        double judged = Double.isNaN(floor) ? measured : ratio();
        return atLeast ? judged >= goal : judged <= goal;
    }

    /** Name, measured, floor, ratio, goal, reached. */
    public String[] cells() {
        return new String[]{name, number(measured), number(floor), Double.isNaN(floor) ? "" : twoDigits(ratio()),
                Double.isNaN(goal) ? "" : (atLeast ? "≥ " : "≤ ") + number(goal),
                Double.isNaN(goal) ? "" : reached() ? "yes" : "NO"};
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : twoDigits(value);
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
