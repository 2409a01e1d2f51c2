package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An order as an item of the table: attributes have the names of the message's fields. */
final class OrderItem {

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
        return new BigDecimal(item.get("id").n()).stripTrailingZeros();
    }

    /** The order that an item holds; empty when somebody else wrote it: an attribute more, less, or of another type. */
    static Optional<Order> read(Map<String, AttributeValue> item) {
        var names = List.of("id", "customer_id", "product_name", "quantity", "price_per_item", "ordered_at");
        var types = List.of("N", "S", "S", "N", "N", "S");
        for (int i = 0; i < names.size(); i++) {
            AttributeValue value = item.get(names.get(i));
            if (value == null || !value.type().name().equals(types.get(i))) {
                return Optional.empty();
            }
        }
        return item.size() != names.size() ? Optional.empty()
                : Optional.of(new Order(id(item), item.get("customer_id").s(),
                        item.get("product_name").s(), new BigDecimal(item.get("quantity").n()),
                        new BigDecimal(item.get("price_per_item").n()), item.get("ordered_at").s()));
    }

    private static AttributeValue number(BigDecimal value) {
        return AttributeValue.fromN(value.toPlainString());
    }
}
