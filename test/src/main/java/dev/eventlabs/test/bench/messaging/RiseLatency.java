package dev.eventlabs.test.bench.messaging;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.messaging.MessagingClient;
import dev.eventlabs.test.messaging.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From a post's answer to the row at the top of the other person's list, one message at a time; and the same move at the engine. */
final class RiseLatency {

    private static final int WARM_UP = 50;
    private static final int MESSAGES = 300;

    private final MessagingClient client;
    private final PlainMessages floor;
    private final Report report;

    RiseLatency(MessagingClient client, PlainMessages floor, Report report) {
        this.client = client;
        this.floor = floor;
        this.report = report;
    }

    void measure() {
        report.say("from post to moved row: " + MESSAGES + " messages, one at a time …");
        List<Person> two = client.people().joinAll(List.of("riser", "reader"));
        String group = client.api().start(two.get(0), two.get(1).handle(), "begun").field("message_group_uuid");
        PlainMessages.Conversation plain = floor.start();
        double[] milliseconds = new double[MESSAGES];
        double[] moves = new double[MESSAGES];
        for (int i = -WARM_UP; i < MESSAGES; i++) {
            String time = client.api().add(two.get(0), group, "message " + i).field("created_at");
            long answered = System.nanoTime();
            Patience.until(Duration.ofSeconds(60), Duration.ofMillis(1), "the row", () -> isAt(group, time));
            double moved = (System.nanoTime() - answered) / 1e6;
            long start = System.nanoTime();
            plain.move();
            if (i >= 0) {
                milliseconds[i] = moved;
                moves[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        Arrays.sort(moves);
        report.add(Figure.compared("from post to moved row, p50 (ms)", milliseconds[MESSAGES / 2],
                moves[MESSAGES / 2]));
        report.add(Figure.compared("from post to moved row, p99 (ms)", milliseconds[MESSAGES * 99 / 100],
                moves[MESSAGES * 99 / 100]));
    }

    private boolean isAt(String group, String time) {
        return client.dynamo().query(query -> query.tableName(client.names().table())
                .indexName("message-group-sk-index")
                .keyConditionExpression("message_group_uuid = :group AND sk >= :time")
                .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(group), ":time",
                        AttributeValue.fromS(time))))
                .count() == 2;
    }
}
