package dev.eventlabs.runtime.taxi.trip;

import dev.eventlabs.runtime.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the routes want in the query of a URL. */
enum Parameter {
    // Eighteen digits always fit PostgreSQL's bigint. A leading zero would make two names of one number.
    RIDER_ID("rider_id", "[1-9][0-9]{0,17}", "1 to 18 digits without a leading zero, such as 71463"),
    /** @see <a href="https://www.itu.int/rec/T-REC-E.164">E.164</a> */
    RIDER_MOBILE("rider_mobile", "\\+[1-9][0-9]{6,14}",
            "a plus sign and 7 to 15 digits, such as +11492133668 (in a URL the plus sign is written %2B)"),
    TRIP_INFO("trip_info", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z,[0-9]{7}",
            "the tripinfo that the booking was answered with, such as 2026-11-26T09:00:00Z,0123456");

    private final String text;
    private final Pattern pattern;
    private final String expected;

    Parameter(String text, String pattern, String expected) {
        this.text = text;
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
    }

    /** Its value in a request that has no {@link #problem}. */
    String of(Request request) {
        return request.queryParameters().get(text);
    }

    /** What is wrong with the first of these parameters that isn't right. Its value isn't repeated: it may be anything, and long. */
    static Optional<String> problem(Request request, Parameter... wanted) {
        return Stream.of(wanted).flatMap(parameter -> parameter.problem(request).stream()).findFirst();
    }

    private Optional<String> problem(Request request) {
        String value = of(request);
        if (value == null || value.isEmpty()) {
            return Optional.of("The parameter " + text + " is " + (value == null ? "missing" : "empty")
                    + "; it must be " + expected + ".");
        }
        return pattern.matcher(value).matches() ? Optional.empty()
                : Optional.of("The parameter " + text + " isn't as it must be: " + expected + ".");
    }
}
