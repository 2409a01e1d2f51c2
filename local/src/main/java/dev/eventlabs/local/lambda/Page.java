package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.function.Function;

/** Lists in pages, by {@code Marker} and {@code MaxItems}. The marker is the number of items before. */
final class Page {

    private static final int MAX_ITEMS = 50;

    private Page() {}

    static <T> Struct of(AwsRequest request, String member, List<T> all, Function<T, Object> rendering) {
        int from = request.query("Marker").filter(each -> each.matches("[0-9]{1,9}")).map(Integer::valueOf).orElse(0);
        int size = request.query("MaxItems").filter(each -> each.matches("[0-9]{1,5}")).map(Integer::valueOf)
                .filter(each -> each > 0).map(each -> Math.min(each, MAX_ITEMS)).orElse(MAX_ITEMS);
        List<Object> items = all.stream().skip(from).limit(size).map(rendering).toList();
        return Struct.of(member, items).with("NextMarker",
                from + size < all.size() ? Integer.toString(from + size) : null);
    }
}
