package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.lab.Check;
import java.time.Duration;
import java.util.List;

/**
 * A lab was walked through.
 *
 * @param checks what was looked at, in that order
 * @param took from its first step to its last
 */
record Walk(List<Check> checks, Duration took) {

    List<Check> failed() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    boolean passed() {
        return failed().isEmpty();
    }
}
