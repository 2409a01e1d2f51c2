package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Input;
import java.util.Optional;

/** Members of a request, refused in SQS's words. */
final class Parameters {

    private Parameters() {}

    static String required(Input input, String name) {
        return input.optionalText(name).filter(text -> !text.isEmpty())
                .orElseThrow(() -> Errors.missing(name));
    }

    static Optional<Integer> number(Input input, String name, int from, int to, String reason) {
        return input.optionalText(name).map(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= from && number <= to) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Refused as one that is out of range.
            }
            throw Errors.invalid(text, name, reason);
        });
    }
}
