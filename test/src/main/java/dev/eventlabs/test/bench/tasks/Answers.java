package dev.eventlabs.test.bench.tasks;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.tasks.TasksClient;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@code GET /task/{id}} through API Gateway and a warm function, and a GetItem of the same item at the engine's own port. */
final class Answers {

    private static final int WARM_UP = 1_500;
    private static final int CALLS = 2_000;
    private static final String TABLE = "bench-tasks";
    private static final Map<String, AttributeValue> KEY = Map.of("PK", AttributeValue.fromS("TASK#bench"));

    private final TasksClient client;
    private final DynamoDbClient engine;
    private final Report report;

    Answers(TasksClient client, Engines engines, Report report) {
        this.client = client;
        engine = engines.dynamo();
        this.report = report;
    }

    void measure() {
        report.say("GET /task/{id}: " + CALLS + " calls, in turn with GetItem at the engine …");
        int status = client.post("{\"task_id\": \"bench\"}").statusCode();
        if (status != 201) {
            throw new IllegalStateException("The task wasn't taken: " + status);
        }
        Engines.createTable(engine, TABLE, "PK", ScalarAttributeType.S);
        Map<String, AttributeValue> item = client.dynamo()
                .getItem(get -> get.tableName(client.names().table()).key(KEY)).item();
        engine.putItem(put -> put.tableName(TABLE).item(item));
        double[] answers = new double[CALLS];
        double[] items = new double[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            double answer = time(this::ask);
            double direct = time(() -> engine.getItem(get -> get.tableName(TABLE).key(KEY)));
            if (i >= 0) {
                answers[i] = answer;
                items[i] = direct;
            }
        }
        Arrays.sort(answers);
        Arrays.sort(items);
        report.add(Figure.time("GET /task/{id}, p50 (ms)", answers[CALLS / 2], items[CALLS / 2], 3));
        report.add(Figure.compared("GET /task/{id}, p99 (ms)", answers[CALLS * 99 / 100], items[CALLS * 99 / 100]));
    }

    private void ask() {
        int status = client.get("bench").statusCode();
        if (status != 200) {
            throw new IllegalStateException("The task isn't told: " + status);
        }
    }

    private static double time(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
