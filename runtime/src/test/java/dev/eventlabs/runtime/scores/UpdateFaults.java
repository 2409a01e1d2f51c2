package dev.eventlabs.runtime.scores;

import java.util.function.Predicate;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What goes wrong on AWS and never in the engine: updates that don't arrive, and updates whose answer is lost.
 *
 * @param unsent which updates fail before they are sent, as throttled
 * @param unanswered which of the others are done, but seem to have failed
 */
record UpdateFaults(Predicate<UpdateItemRequest> unsent, Predicate<UpdateItemRequest> unanswered)
        implements
            ExecutionInterceptor {

    static UpdateFaults throttled(String username) {
        return new UpdateFaults(update -> username.equals(update.key().get("Username").s()), update -> false);
    }

    static UpdateFaults withLostAnswers() {
        return new UpdateFaults(update -> false, update -> true);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof UpdateItemRequest update && unsent.test(update)) {
            throw ProvisionedThroughputExceededException.builder().statusCode(400).message("throttled").build();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof UpdateItemRequest update && unanswered.test(update)) {
            throw InternalServerErrorException.builder().statusCode(500).message("the answer is lost").build();
        }
    }
}
