package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/** An order as an item of the table: attributes have the names of the message's fields. */
final class OrderItem {
    private static final Map<String, Type> TYPES = Map.of("id", Type.N, "customer_id", Type.S, "product_name", Type.S,
            "quantity", Type.N, "price_per_item", Type.N, "ordered_at", Type.S);

    private OrderItem() {}

    /** The statement that stores an order unless its id is taken; its parameters are {@link #parameters}. */
    static String insertInto(String table) {
        return "INSERT INTO \"" + table + "\" VALUE {'id': ?, 'customer_id': ?, 'product_name': ?, 'quantity': ?,"
                + " 'price_per_item': ?, 'ordered_at': ?}";
    }

    static List<AttributeValue> parameters(Order order) {
        return List.of(number(order.id()), AttributeValue.fromS(order.customerId()),
                AttributeValue.fromS(order.productName()),
                number(order.quantity()), number(order.pricePerItem()), AttributeValue.fromS(order.orderedAt()));
    }

    static Map<String, AttributeValue> key(Order order) {
        return Map.of("id", number(order.id()));
    }

    static BigDecimal id(Map<String, AttributeValue> item) {
        return number(item, "id").stripTrailingZeros();
    }

    /** The order that an item holds; empty when somebody else wrote it: an attribute more, less, or of another type. */
    static Optional<Order> read(Map<String, AttributeValue> item) {
        boolean ours = item.size() == TYPES.size() && TYPES.entrySet().stream().allMatch(
                type -> item.get(type.getKey()) instanceof AttributeValue value && value.type() == type.getValue());
        return ours
                ? Optional.of(new Order(number(item, "id"), item.get("customer_id").s(), item.get("product_name").s(),
                        number(item, "quantity"), number(item, "price_per_item"), item.get("ordered_at").s()))
                : Optional.empty();
    }

    private static BigDecimal number(Map<String, AttributeValue> item, String name) {
        return new BigDecimal(item.get(name).n());
    }

    private static AttributeValue number(BigDecimal value) {
        return AttributeValue.fromN(value.toPlainString());
    }
}
