package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores the orders of a batch of messages, each exactly once, whatever its neighbours are. Thread-safe. */
final class ProcessOrders {
    private static final String TAKEN = "id is taken by another order, which stays as it is";

    private final OrderReader reader = new OrderReader();
    private final OrderTable table;

    ProcessOrders(OrderTable table) {
        this.table = table;
    }

    /**
     * Handles the bodies of a batch. Of several orders with one id, the first takes it.
     *
     * @return one outcome a body, in their order
     */
    List<OrderOutcome> process(List<String> bodies) {
        List<OrderReading> readings = bodies.stream().map(reader::read).toList();
        var firstOfId = new LinkedHashMap<BigDecimal, Order>();
        for (OrderReading reading : readings) {
            if (reading instanceof OrderReading.Valid(Order order)) {
                firstOfId.putIfAbsent(order.id(), order);
            }
        }
        Map<BigDecimal, Insertion> insertions = insert(List.copyOf(firstOfId.values()));
        var outcomes = new ArrayList<OrderOutcome>(bodies.size());
        for (OrderReading reading : readings) {
            outcomes.add(switch (reading) {
                case OrderReading.Invalid(String reason) -> new OrderOutcome.Refused(reason);
                case OrderReading.Valid(Order order) ->
                    outcome(order, firstOfId.get(order.id()), insertions.get(order.id()));
            });
        }
        return outcomes;
    }

    private Map<BigDecimal, Insertion> insert(List<Order> orders) {
        List<Insertion> answers = table.insert(orders);
        var insertions = new HashMap<BigDecimal, Insertion>();
        for (int i = 0; i < orders.size(); i++) {
            insertions.put(orders.get(i).id(), answers.get(i));
        }
        return insertions;
    }

    /** @param first the order that was tried to be stored under this id, and to which the insertion belongs */
    private static OrderOutcome outcome(Order order, Order first, Insertion insertion) {
        return switch (insertion) {
            case Insertion.Inserted() when order == first -> new OrderOutcome.Stored();
            case Insertion.Inserted() -> against(Optional.of(first), order);
            case Insertion.Taken(Optional<Order> holder) -> against(holder, order);
            case Insertion.Rejected(String reason) when order.equals(first) -> new OrderOutcome.Refused(reason);
            case Insertion.Rejected(String reason) ->
                new OrderOutcome.Postponed("another order with this id was tried first");
            case Insertion.Unavailable(String reason) -> new OrderOutcome.Postponed(reason);
        };
    }

    private static OrderOutcome against(Optional<Order> holder, Order order) {
        return holder.filter(order::equals).isPresent() ? new OrderOutcome.AlreadyStored()
                : new OrderOutcome.Refused(TAKEN);
    }

    /** Reads a message and asks the table, but stores nothing. */
    void warmUp() {
        String body = new SimulatedOrders(0, 0, Instant.EPOCH).order(0).body();
        if (reader.read(body) instanceof OrderReading.Valid(Order order)) {
            table.warmUp(order);
        }
    }
}
