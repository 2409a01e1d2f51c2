package dev.eventlabs.cli.orders;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The original document's last chapter, "Validate the end-to-end decoupled backend architecture", and what it left open. For one run. */
final class OrdersWalkthrough {

    /** A cold start, and a slow machine. */
    private static final Duration PROCESSING = Duration.ofMinutes(1);
    /** Three receives, each followed by the queue's visibility time-out of 30 seconds, and a slow machine. */
    private static final Duration THREE_RECEIVES = Duration.ofMinutes(4);
    private static final int ORDERS = 20;
    private static final String REQUEST = "{\"orders\": " + ORDERS + ", \"error_rate\": 0.15}";

    private final Story story;
    private final OrdersSystem system;
    private final Clients clients;
    private final Queue queue;
    private final Queue deadLetters;
    private final List<IdRange> sent = new ArrayList<>();
    private long erroneous;

    OrdersWalkthrough(Story story, OrdersSystem system, Clients clients) {
        this.story = story;
        this.system = system;
        this.clients = clients;
        queue = system.queue();
        deadLetters = system.deadLetters();
    }

    void run() {
        long deadBefore = lookBefore();
        simulate();
        lookAtStored();
        Message own = sendOwn();
        List<Message> dead = awaitDeadLetters(deadBefore, own);
        redrive(deadBefore, dead);
        account();
        new OrdersMetrics(clients).show(story, List.of(system.simulator(), system.processor()));
    }

    private long lookBefore() {
        story.step("Before: what is in the queues and in the table");
        story.request("aws sqs get-queue-attributes --attribute-names All --queue-url " + queue.url());
        showDepths();
        Queue.Depth waiting = queue.depth();
        int stored = system.storedIds().size();
        story.tell(stored + " orders are stored in " + system.table() + "."
                + (stored == 0 ? "" : " They are of earlier runs."));
        if (waiting.all() > 0) {
            story.await("Messages of earlier runs are on their way; waiting until none is", THREE_RECEIVES,
                    queue::depth,
                    depth -> depth.all() == 0, OrdersWalkthrough::text);
        }
        return deadLetters.depth().all();
    }

    private void simulate() {
        story.step("Send " + ORDERS + " orders");
        story.tell(system.simulator() + " makes up orders and sends them to " + queue.name()
                + "; about one in seven gets the text\n"
                + "\"err\" for a price.");
        do {
            story.request("aws lambda invoke --function-name " + system.simulator()
                    + " --cli-binary-format raw-in-base64-out --log-type Tail --payload '" + REQUEST + "' out.json");
            Simulation simulation = system.simulate(REQUEST);
            story.answer(simulation.answer());
            story.answer("log tail:");
            story.answer(simulation.logTail().lines().map(line -> "  " + line).collect(Collectors.joining("\n")));
            story.check("The simulator sent what it was asked to", (long) ORDERS, simulation.sent());
            erroneous += simulation.erroneous();
            sent.add(simulation.ids().orElseGet(() -> system.sent().getLast()));
            if (erroneous == 0) {
                story.tell("Chance made all of them good. Once more, so that there is a bad one to see.");
            }
        } while (erroneous == 0);
    }

    private void lookAtStored() {
        story.step("The good ones are stored");
        long good = ordersSent() - erroneous;
        List<Map<String, String>> items = story.await(system.processor() + " stores them", PROCESSING, this::stored,
                stored -> stored.size() >= good, stored -> stored.size() + " of " + good + " stored");
        story.request("aws dynamodb scan --table-name " + system.table());
        Table table = new Table("id", "customer_id", "product_name", "quantity", "price_per_item", "ordered_at");
        items.forEach(item -> table.row(item.get("id"), item.get("customer_id"), item.get("product_name"),
                item.get("quantity"), item.get("price_per_item"), item.get("ordered_at")));
        story.answer(table);
        story.check("Stored orders = sent - erroneous", good, (long) items.size());
        story.checkThat("No stored order has the price err",
                items.stream().noneMatch(item -> "err".equals(item.get("price_per_item"))), "none", "none has");
        story.tell(
                "The erroneous ones were reported, alone of their batches, and are in flight until they are visible again:");
        showDepths();
        long waiting = queue.depth().all();
        story.checkThat("The erroneous orders wait in " + queue.name(), waiting >= erroneous, "at least " + erroneous,
                waiting + " messages");
    }

    /** One bad message whose bytes are known here: the simulator doesn't tell what its orders look like. */
    private Message sendOwn() {
        story.step("Send one more bad order by hand, with a body that nobody would write the same way twice");
        // Beyond the ids of the simulation just made, which are the only ones looked at.
        BigDecimal id = BigDecimal.valueOf(-sent.getLast().first());
        String body = "{ \"id\":" + id + " ,\t\"customer_id\" : \"Zoë \\u00fc 🦃\", \"product_name\":\"Gravy  boat\",\n"
                + "  \"quantity\": 1.0, \"price_per_item\":\"err\",   \"ordered_at\": \"2025-11-27T09:00:00Z\" }";
        story.request("aws sqs send-message --queue-url " + queue.url() + " --message-body '" + body + "'");
        story.answer("MD5 of the body: " + queue.send(body));
        return new Message("", body, 0);
    }

    private List<Message> awaitDeadLetters(long before, Message own) {
        story.step("After three receives they are in the dead-letter queue");
        long expected = before + erroneous + 1;
        story.await("Waiting for the three receives, 30 s apart", THREE_RECEIVES, deadLetters::depth,
                depth -> depth.available() >= expected,
                depth -> depth.available() - before + " of " + (erroneous + 1) + " dead-lettered, "
                        + text(queue.depth()));
        showDepths();
        story.request("aws sqs receive-message --max-number-of-messages 10 --queue-url " + deadLetters.url());
        List<Message> dead = ofThisRun(deadLetters.peek(), own);
        Table table = new Table("message", "receives", "body");
        dead.forEach(message -> table.row(message.id(), message.receives(), message.body()));
        story.answer(table);
        List<Message> simulated = dead.stream().filter(message -> !message.body().equals(own.body())).toList();
        story.check("Erroneous orders in " + deadLetters.name(), erroneous, (long) simulated.size());
        story.checkThat("Each has the price err, and all else as it was sent",
                simulated.stream().allMatch(OrdersWalkthrough::isErroneousOrder), "each", simulated.size() + " have");
        story.checkThat("The body sent by hand is unchanged, byte by byte", dead.size() == simulated.size() + 1,
                "once in " + deadLetters.name(), "it is");
        return dead;
    }

    private void redrive(long before, List<Message> dead) {
        story.step("Redrive: back to where they came from");
        story.tell("Nothing has been repaired, so they will be refused again; what counts is that the way back works.");
        story.request("aws sqs start-message-move-task --source-arn " + system.arn(deadLetters));
        system.redrive();
        long moved = before + dead.size();
        var task = story.await("Moving", PROCESSING, system::latestRedrive, each -> !each.status().equals("RUNNING"),
                each -> each.status() + ", " + each.approximateNumberOfMessagesMoved() + " moved");
        story.check("Dead letters moved back", moved, task.approximateNumberOfMessagesMoved());
        story.await("Three receives again", THREE_RECEIVES, deadLetters::depth, depth -> depth.available() >= moved,
                depth -> depth.available() + " of " + moved + " dead-lettered, " + text(queue.depth()));
        List<Message> again = deadLetters.peek();
        Table table = new Table("message", "receives", "order");
        List<Message> ours = again.stream().filter(message -> bodies(dead).contains(message.body())).toList();
        ours.forEach(message -> table.row(message.id(), message.receives(), message.member("id")));
        story.answer(table);
        story.check("The same bodies are back in " + deadLetters.name(), bodies(dead).size(), bodies(ours).size());
        story.checkThat("None is there twice", ours.size() == dead.size(), dead.size() + " messages",
                ours.size() + " messages");
    }

    private void account() {
        story.step("Nothing is lost, nothing is there twice");
        List<BigDecimal> dead = deadLetters.peek().stream().flatMap(message -> message.orderId().stream()).toList();
        Tally tally = Tally.of(sent, system.storedIds(), dead, queue.depth().all());
        Table table = new Table("sent", "stored", "dead-lettered", "waiting", "missing");
        table.row(tally.sent(), tally.stored(), tally.deadLettered(), tally.waiting(), tally.missing());
        story.answer(table);
        story.checkThat("Sent = stored + dead-lettered, id by id", tally.addsUp() && tally.waiting() == 0,
                tally.sent() + " = stored + dead-lettered",
                tally.sent() + " = " + tally.stored() + " + " + tally.deadLettered());
    }

    private void showDepths() {
        Table table = new Table("queue", "available", "in flight");
        List.of(queue, deadLetters).forEach(each -> {
            Queue.Depth depth = each.depth();
            table.row(each.name(), depth.available(), depth.inFlight());
        });
        story.answer(table);
    }

    private List<Map<String, String>> stored() {
        return sent.stream().flatMap(range -> system.stored(range).stream()).toList();
    }

    private long ordersSent() {
        return sent.stream().mapToLong(IdRange::count).sum();
    }

    private List<Message> ofThisRun(List<Message> messages, Message own) {
        return messages.stream()
                .filter(message -> message.body().equals(own.body())
                        || message.orderId().filter(id -> sent.stream().anyMatch(range -> range.contains(id)))
                                .isPresent())
                .toList();
    }

    private static boolean isErroneousOrder(Message message) {
        return message.member("price_per_item").equals("err") && !message.member("customer_id").isEmpty()
                && !message.member("product_name").isEmpty() && !message.member("quantity").isEmpty()
                && !message.member("ordered_at").isEmpty();
    }

    private static TreeSet<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Queue.Depth depth) {
        return depth.available() + " visible, " + depth.inFlight() + " in flight";
    }
}
