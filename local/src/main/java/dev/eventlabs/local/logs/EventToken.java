package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Input;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to go on among events: after one (forward), or before one.
 *
 * @param position only its time and its sequence count; empty for the very beginning or end
 */
record EventToken(boolean forward, Optional<LogEvent> position) {

    private static final Pattern TEXT = Pattern.compile("([fb])/(-?\\d{1,19})/(\\d{1,19})");

    static EventToken of(Input input, boolean forwardAtFirst) {
        Optional<String> text = input.optionalText("nextToken");
        if (text.isEmpty()) {
            return new EventToken(forwardAtFirst, Optional.empty());
        }
        Matcher parts = TEXT.matcher(text.get());
        if (!parts.matches()) {
            throw input.invalid("The specified nextToken is invalid.");
        }
        return new EventToken(parts.group(1).equals("f"), Optional
                .of(new LogEvent(Long.parseLong(parts.group(3)), Long.parseLong(parts.group(2)), 0, "")));
    }

    boolean takes(LogEvent event) {
        return position.isEmpty()
                || (forward ? event.compareTo(position.get()) > 0 : event.compareTo(position.get()) < 0);
    }

    /** The token of a page without events: the same place. */
    String as(String direction) {
        return position.map(event -> text(direction, event))
                .orElse(direction + (direction.equals("f") ? "/-1/0" : "/9223372036854775807/0"));
    }

    static String text(String direction, LogEvent event) {
        return direction + "/" + event.timestamp() + "/" + event.sequence();
    }
}
