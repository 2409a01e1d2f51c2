package dev.eventlabs.runtime.messaging.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * An index as it is on AWS and never in the engine: behind the table. Sits in a client and answers queries of an index with something else, made of
 * what the index says now and of all that it said before.
 */
public final class StaleIndex implements ExecutionInterceptor {
    private final Map<String, List<Map<String, AttributeValue>>> seen = new ConcurrentHashMap<>();
    private final UnaryOperator<Answer> answer;

    /**
     * @param now what the index has
     * @param before what it had at earlier queries, in that order: each row where it was then
     */
    public record Answer(List<Map<String, AttributeValue>> now, List<Map<String, AttributeValue>> before) {}

    /** @param answer its {@code now} is what the query answers */
    public StaleIndex(UnaryOperator<Answer> answer) {
        this.answer = answer;
    }

    /** An index that has nothing yet. */
    public static StaleIndex empty() {
        return new StaleIndex(answer -> new Answer(List.of(), List.of()));
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof QueryRequest query) || query.indexName() == null) {
            return context.response();
        }
        var response = (QueryResponse) context.response();
        String group = query.expressionAttributeValues().get(":group").s();
        List<Map<String, AttributeValue>> before = seen.computeIfAbsent(group, name -> new ArrayList<>());
        synchronized (before) {
            List<Map<String, AttributeValue>> items = answer.apply(new Answer(response.items(), List.copyOf(before)))
                    .now();
            response.items().stream().filter(row -> !before.contains(row)).forEach(before::add);
            return response.toBuilder().items(items).count(items.size()).build();
        }
    }
}
