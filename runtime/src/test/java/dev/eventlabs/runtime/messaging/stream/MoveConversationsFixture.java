package dev.eventlabs.runtime.messaging.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.retry.Backoff;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The stream's function, and what its client has to suffer. */
public final class MoveConversationsFixture {

    private MoveConversationsFixture() {}

    public static MoveConversations function(DynamoDbClient client, String table) {
        return new MoveConversations(
                new MoveBatch(new MoveGroup(new GroupTable(client, table, "message-group-sk-index"),
                        new Backoff(Duration.ofMillis(2), Duration.ofMillis(30), new Random(1)))),
                new StructuredLog(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), InstantSource.system()));
    }

    /** Each third answer is not the index's newest: each row may be missing, and be anywhere where it was. */
    public static ExecutionInterceptor staleIndex(long seed) {
        var random = new Random(seed);
        return new StaleIndex(answer -> {
            if (random.nextInt(3) > 0) {
                return answer;
            }
            var rows = new ArrayList<Map<String, AttributeValue>>(answer.now());
            rows.addAll(answer.before());
            rows.removeIf(row -> random.nextBoolean());
            return new StaleIndex.Answer(rows, answer.before());
        });
    }

    /** Now and then a call isn't sent, or its answer is lost. Which one it hits depends on the threads too. */
    public static ExecutionInterceptor faults(long seed) {
        var random = new Random(seed);
        return new ExecutionInterceptor() {

            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (random.nextInt(25) == 0) {
                    throw ProvisionedThroughputExceededException.builder().statusCode(400).message("throttled").build();
                }
            }

            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                if (!(context.request() instanceof QueryRequest) && random.nextInt(10) == 0) {
                    throw InternalServerErrorException.builder().statusCode(500).message("the answer is lost").build();
                }
            }
        };
    }
}
