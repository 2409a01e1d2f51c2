package dev.eventlabs.runtime.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The one way to a partial batch response, whatever the source of the batch. */
public final class PartialBatch {

    private PartialBatch() {}

    /**
     * Handles the records in their order and names those that failed.
     *
     * @param records the batch as it was delivered
     * @param id what the source knows a record by: an SQS message id, a sequence number of a stream
     * @param handler handles one record and answers whether that succeeded. What it throws is a fault of the function:
     *     it is passed on, so that the source delivers the whole batch again
     * @param afterFailure whether records after a failed one are handled
     * @return the ids of the failed records in the batch's order, each once; empty when all succeeded
     */
    public static <R> List<String> failedIds(List<R> records, Function<R, String> id, Predicate<R> handler,
            AfterFailure afterFailure) {
        var failed = new ArrayList<String>();
        for (R record : records) {
            if (!handler.test(record)) {
                failed.add(id.apply(record));
                if (afterFailure == AfterFailure.STOP) {
                    break;
                }
            }
        }
        return failed.stream().distinct().toList();
    }
}
