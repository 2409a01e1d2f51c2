package dev.eventlabs.runtime.orders;

/** Messages for tests, each a good order but for the one thing that is asked for. */
final class Bodies {

    private Bodies() {}

    static String good(long id) {
        return priced(id, "24.95");
    }

    /** @param price as it stands in the JSON */
    static String priced(long id, String price) {
        return """
                {"id":%d,"customer_id":"customer-17","product_name":"Roasting pan","quantity":2,"price_per_item":%s,\
                "ordered_at":"2025-11-27T09:00:00Z"}""".formatted(id, price);
    }

    /** @param value as it stands in the JSON; null leaves the field out */
    static String with(String field, String value) {
        var body = new StringBuilder("{");
        for (String name : new String[]{"id", "customer_id", "product_name", "quantity", "price_per_item",
                "ordered_at"}) {
            String written = name.equals(field) ? value : switch (name) {
                case "id" -> "1";
                case "quantity" -> "2";
                case "price_per_item" -> "24.95";
                case "ordered_at" -> "\"2025-11-27T09:00:00Z\"";
                default -> "\"text\"";
            };
            if (written != null) {
                body.append(body.length() > 1 ? "," : "").append('"').append(name).append("\":").append(written);
            }
        }
        return body.append('}').toString();
    }
}
