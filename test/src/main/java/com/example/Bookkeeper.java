// tag::own-function[]
package com.example;

import java.util.List;
import java.util.Map;

/** Books invoices: a plain class, as Lambda takes it too. */
public final class Bookkeeper {

    /** @param event of SQS: {@code Records}, each with a {@code body} */
    public void book(Map<String, Object> event) {
        for (Object each : (List<?>) event.get("Records")) {
            System.out.println("booked: " + ((Map<?, ?>) each).get("body"));
        }
    }
}
// end::own-function[]
