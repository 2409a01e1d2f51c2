package com.example.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Books invoices from a queue: a plain class without any dependency, as Lambda takes it too. */
public final class Bookkeeper {

    /**
     * @param event of SQS: {@code Records}, each with a {@code messageId} and a {@code body}, which is the number of an invoice
     * @return the messages that failed; the others are deleted from the queue
     */
    public Map<String, Object> book(Map<String, Object> event) {
        List<Map<String, String>> failures = new ArrayList<>();
        for (Object each : (List<?>) event.get("Records")) {
            Map<?, ?> message = (Map<?, ?>) each;
            try {
                System.out.println("booked: " + Integer.parseInt((String) message.get("body")));
            } catch (NumberFormatException e) {
                System.out.println("no invoice: message " + message.get("messageId"));
                failures.add(Map.of("itemIdentifier", (String) message.get("messageId")));
            }
        }
        return Map.of("batchItemFailures", failures);
    }
}
