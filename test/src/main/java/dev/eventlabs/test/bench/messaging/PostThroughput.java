package dev.eventlabs.test.bench.messaging;

import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Median;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.messaging.MessagingApi;
import dev.eventlabs.test.messaging.MessagingClient;
import dev.eventlabs.test.messaging.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Messages a second, posted by several people at once, each in a conversation of their own; and the same calls at the engine. Like with like: the
 * stream's function rests meanwhile.
 */
final class PostThroughput {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 3;
    private static final int POSTS = 400;
    private static final int WARM_UP = 300;

    private final MessagingClient client;
    private final PlainMessages floor;
    private final Report report;

    PostThroughput(MessagingClient client, PlainMessages floor, Report report) {
        this.client = client;
        this.floor = floor;
        this.report = report;
    }

    void measure() {
        report.say("posts/s: " + ROUNDS + " rounds of " + CLIENTS * POSTS + " by " + CLIENTS
                + " people at once, in turn with the engine …");
        List<Runnable> posts = new ArrayList<>();
        List<Runnable> plain = new ArrayList<>();
        List<Person> people = client.people().joinAll(IntStream.range(0, 2 * CLIENTS).mapToObj(i -> "bench" + i)
                .toList());
        for (int i = 0; i < CLIENTS; i++) {
            Person sender = people.get(2 * i);
            String group = client.api().start(sender, people.get(2 * i + 1).handle(), "begun")
                    .field("message_group_uuid");
            posts.add(() -> post(sender, group));
            PlainMessages.Conversation conversation = floor.start();
            plain.add(conversation::post);
        }
        client.source().enabled(false);
        try {
            inTurn(posts, plain);
        } finally {
            client.source().enabled(true);
        }
    }

    private void inTurn(List<Runnable> posts, List<Runnable> plain) {
        perSecond(posts, WARM_UP);
        perSecond(plain, WARM_UP);
        Median throughLab = new Median();
        Median throughEngine = new Median();
        for (int round = 1; round <= ROUNDS; round++) {
            double lab = perSecond(posts, POSTS);
            double engine = perSecond(plain, POSTS);
            throughLab.add(lab);
            throughEngine.add(engine);
            report.say("  round %d: %.0f through the lab, %.0f at the engine".formatted(round, lab, engine));
        }
        report.add(Figure.rate("posts/s, HTTP → token → function → table", throughLab.value(), throughEngine.value(),
                0.25));
    }

    private void post(Person sender, String group) {
        MessagingApi.Answer answer = client.api().add(sender, group,
                "a message of some forty characters, more or less");
        if (answer.status() != 201) {
            throw new IllegalStateException("The message wasn't taken: " + answer);
        }
    }

    private static double perSecond(List<Runnable> each, int times) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(each.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable one : each) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < times; i++) {
                        one.run();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return each.size() * times / ((System.nanoTime() - start) / 1e9);
    }
}
