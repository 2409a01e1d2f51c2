package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Pages of lists that grow while they are read: a page's token is the position of its last item, not a count.
 */
final class Pages {

    private static final int STANDARD = 100;
    private static final int MAX = 1000;

    private Pages() {}

    /**
     * @param all in the order in which they are shown
     * @param position of an item, growing from page to page
     * @param shown what becomes of an item
     * @return the answer's members: the items, and {@code nextToken} if there are more
     */
    static <T> Struct of(List<T> all, Input input, String member, ToLongFunction<T> position,
            Function<T, Struct> shown) {
        int size = size(input);
        long after = after(input);
        List<T> rest = all.stream().filter(each -> position.applyAsLong(each) > after).toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        return Struct.of(member, page.stream().map(shown).toList()).with("nextToken", page.size() == rest.size() ? null
                : Long.toString(position.applyAsLong(page.getLast())));
    }

    private static int size(Input input) {
        int size = input.optionalInt("maxResults").orElse(0);
        if (size < 0 || size > MAX) {
            throw input.constraint(size, "maxResults", size < 0 ? "Member must have value greater than or equal to 0"
                    : "Member must have value less than or equal to " + MAX);
        }
        return size == 0 ? STANDARD : size;
    }

    private static long after(Input input) {
        String token = input.optionalText("nextToken").orElse("");
        if (token.length() > 3096) {
            throw input.constraint(token, "nextToken", "Member must have length less than or equal to 3096");
        }
        if (token.isEmpty()) {
            return Long.MIN_VALUE;
        }
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw Errors.invalidToken();
        }
    }
}
