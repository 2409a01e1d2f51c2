package dev.eventlabs.local.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One page of a list. Its token, which clients hand back as it is, is how many items lie before the next page.
 *
 * @param next the token of the next page; empty if this is the last
 */
public record Page<T>(List<T> items, Optional<String> next) {

    private static final String TOKEN = "[0-9]{1,9}";

    /**
     * @param token of the page before; empty for the first page
     * @param refusal what to throw for a token that was never given out
     */
    public static <T> Page<T> of(List<T> all, int size, Optional<String> token, Supplier<AwsException> refusal) {
        Optional<String> given = token.filter(text -> !text.isEmpty());
        if (given.filter(text -> !text.matches(TOKEN)).isPresent()) {
            throw refusal.get();
        }
        // The list may have become shorter since the page before.
        int from = Math.min(all.size(), given.map(Integer::valueOf).orElse(0));
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    /** The answer's members: the items, and the token if there is another page. */
    public Struct as(String itemsMember, String tokenMember) {
        return Struct.of(itemsMember, items).with(tokenMember, next.orElse(null));
    }

    public <R> Page<R> map(Function<T, R> rendering) {
        return new Page<>(items.stream().map(rendering).toList(), next);
    }
}
