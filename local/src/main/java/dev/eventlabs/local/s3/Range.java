package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of an object, both ends included. */
record Range(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @return empty for a header that isn't one range, which HTTP says to pass over */
    static Optional<Range> of(String header, long length) {
        Matcher range = ONE.matcher(header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        long first;
        long last = length - 1;
        if (range.group(1).isEmpty()) {
            first = Math.max(0, length - Long.parseLong(range.group(2)));
        } else {
            first = Long.parseLong(range.group(1));
            if (!range.group(2).isEmpty()) {
                last = Math.min(last, Long.parseLong(range.group(2)));
            }
        }
        if (first >= length || first > last) {
            throw new AwsException("InvalidRange", 416, "The requested range is not satisfiable")
                    .with("RangeRequested", header).with("ActualObjectSize", length);
        }
        return Optional.of(new Range(first, last));
    }

    int length() {
        return Math.toIntExact(last - first + 1);
    }
}
