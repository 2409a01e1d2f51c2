package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** A page of an answer; the token is where the next begins. */
record Page(List<Struct> items, String next) {

    static Page of(List<Struct> all, Input input, int standard) {
        int size = input.optionalInt("MaxResults").orElse(standard);
        if (size < 1 || size > 50) {
            throw input.invalid("Value '" + size
                    + "' at 'maxResults' failed to satisfy constraint: Member must be between 1 and 50");
        }
        int from;
        try {
            from = input.optionalText("NextToken").map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            throw AwsException.badRequest("InvalidNextToken", "The specified token isn't valid.");
        }
        int to = Math.min(all.size(), from + size);
        return new Page(all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
    }

    Struct as(String member) {
        return Struct.of(member, items).with("NextToken", next);
    }
}
