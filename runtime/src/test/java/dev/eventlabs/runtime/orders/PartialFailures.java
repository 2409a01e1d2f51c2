package dev.eventlabs.runtime.orders;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Keeps the last message of each batch from the engine, as often as told, and answers for it as SQS does. */
final class PartialFailures implements ExecutionInterceptor {
    private static final ExecutionAttribute<String> KEPT = new ExecutionAttribute<>("kept");

    private final int timesEach;
    private final boolean senderFault;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger batches = new AtomicInteger();

    PartialFailures(int timesEach, boolean senderFault) {
        this.timesEach = timesEach;
        this.senderFault = senderFault;
    }

    int batches() {
        return batches.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var batch = (SendMessageBatchRequest) context.request();
        var last = batch.entries().getLast();
        batches.incrementAndGet();
        if (failures.merge(last.messageBody(), 1, Integer::sum) > timesEach) {
            return batch;
        }
        attributes.putAttribute(KEPT, last.id());
        // SQS takes no empty batch: what is left when the last one is alone goes where nothing is looked for.
        return batch.entries().size() > 1
                ? batch.toBuilder().entries(batch.entries().subList(0, batch.entries().size() - 1)).build()
                : batch.toBuilder().entries(last.toBuilder().delaySeconds(900).build()).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        String kept = attributes.getAttribute(KEPT);
        if (kept == null) {
            return context.response();
        }
        return ((SendMessageBatchResponse) context.response()).toBuilder()
                .failed(BatchResultErrorEntry.builder().id(kept).code("InternalError").message("Please try again")
                        .senderFault(senderFault).build())
                .build();
    }
}
