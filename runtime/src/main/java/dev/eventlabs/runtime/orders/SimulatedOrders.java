package dev.eventlabs.runtime.orders;

import dev.eventlabs.runtime.json.JsonObjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The endless sequence of orders that belongs to a seed. Thread-safe.
 *
 * <p>Order {@code n} depends on the seed and {@code n} alone: orders can be made in any order and by several threads, and
 * a longer run begins with the orders of a shorter one. The error rate decides only about the price, so that an order
 * that is good under two rates is the same under both.
 *
 * <p>An id is a number made of the seed, followed by six digits that count: below 2^53, so that JavaScript and jq keep
 * it too. Two seeds share their ids with a chance of one in nine thousand million.
 */
final class SimulatedOrders {
    private static final long ID_SPACES = 9_000_000_000L;
    private static final long IDS_OF_A_SEED = 1_000_000;
    private static final List<String> PRODUCTS = List.of("Roasting pan", "Turkey fryer", "Carving set", "Gravy boat",
            "Pie dish", "Table runner", "Candle holder", "Cider press", "Popcorn maker", "Wool blanket");

    private final JsonObjects json = new JsonObjects();
    private final long mixedSeed;
    private final long firstId;
    private final double errorRate;
    private final Instant before;

    /**
     * @param errorRate the chance of an order to be erroneous, 0 to 1
     * @param before the orders were made just before this time, one each millisecond
     */
    SimulatedOrders(long seed, double errorRate, Instant before) {
        this.mixedSeed = new SplittableRandom(seed).nextLong();
        this.firstId = (1 + Long.remainderUnsigned(mixedSeed, ID_SPACES)) * IDS_OF_A_SEED;
        this.errorRate = errorRate;
        this.before = before;
    }

    /** The id of order 0; that of order {@code n} is {@code n} more. */
    long firstId() {
        return firstId;
    }

    /**
     * @param n from 0, below a million
     */
    SimulatedOrder order(long n) {
        var random = new SplittableRandom(mixedSeed + n);
        boolean erroneous = random.nextDouble() < errorRate;
        String customer = "customer-" + random.nextInt(1, 10_000);
        String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        int quantity = random.nextInt(1, 6);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(100, 50_000), 2);
        String body = json.text(order -> {
            order.writeNumberField("id", firstId + n);
            order.writeStringField("customer_id", customer);
            order.writeStringField("product_name", product);
            order.writeNumberField("quantity", quantity);
            if (erroneous) {
                order.writeStringField("price_per_item", "err");
            } else {
                order.writeNumberField("price_per_item", price);
            }
            order.writeStringField("ordered_at", before.minusMillis(n).toString());
        });
        return new SimulatedOrder(body, erroneous);
    }
}
