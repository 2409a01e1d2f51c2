package dev.eventlabs.test.messaging;

import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Many people write to each other at once while workers are killed and records come again; reckons afterwards. Not thread-safe.
 *
 * <p>A worker is killed each time a number of messages has been taken, not each few seconds: on a machine that has too much to do nothing else than
 * starting workers would ever happen.
 */
public final class MessagingUnderFire {

    private static final int CLIENTS = 8;
    private static final int MOST_KILLED = 25;
    private static final int LEAST_BETWEEN = 60;

    private final MessagingClient client;
    private final Workers workers;
    private final Map<Set<String>, String> groups = new ConcurrentHashMap<>();

    /** @param cloud the process that the embedded AWS runs in */
    public MessagingUnderFire(MessagingClient client, ProcessHandle cloud) {
        this.client = client;
        workers = new Workers(cloud);
    }

    /**
     * @param messages that are stored
     * @param redelivered batches
     * @param refusals answers that say that the caller was wrong, which he wasn't
     */
    public record Result(int conversations, int messages, int killed, int redelivered, List<String> refusals,
            List<String> violations) {}

    /**
     * @param prefix of the people's handles, which nobody else has
     * @param people how many, at least {@value #CLIENTS}
     * @param messages how many they try to post
     * @param patience for the lists to be at the newest messages, once everything is posted
     */
    public Result run(String prefix, int people, int messages, Duration patience) {
        List<Person> all = client.people().joinAll(IntStream.range(0, people).mapToObj(i -> prefix + i).toList());
        Posts posts = new Posts();
        Killing killing = new Killing(workers, Math.max(LEAST_BETWEEN, messages / MOST_KILLED));
        int redelivered;
        try (Redelivery redelivery = new Redelivery(client);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> posting = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                posting.add(clients.submit(() -> post(all, first, messages / CLIENTS, posts, killing)));
            }
            for (Future<?> each : posting) {
                each.get();
            }
            redelivered = redelivery.batches();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        try {
            Patience.until(patience, Duration.ofMillis(500), "lists at the newest messages",
                    () -> MessagingReckoning.of(posts, client.stored()).violations().isEmpty());
        } catch (IllegalStateException e) {
            // The violations tell.
        }
        MessagingReckoning reckoning = MessagingReckoning.of(posts, client.stored());
        return new Result(posts.byPair().size(), reckoning.messages(), killing.killed.get(), redelivered,
                posts.refusals(), reckoning.violations());
    }

    /** A client has people of its own; whom they write to, others write to as well, often at the same instant. */
    private void post(List<Person> all, int first, int messages, Posts posts, Killing killing) {
        Random random = new Random(first);
        List<Integer> own = IntStream.range(0, all.size()).filter(i -> i % CLIENTS == first).boxed().toList();
        for (int i = 0; i < messages; i++) {
            int place = own.get(random.nextInt(own.size()));
            // A neighbour, so that each conversation is between people of two clients.
            Person receiver = all.get((place + (random.nextBoolean() ? 1 : all.size() - 1)) % all.size());
            Person sender = all.get(place);
            String text = "client " + first + ", message " + i;
            int status = status(sender, receiver, text, posts);
            posts.add(receiver.handle(), new Posts.Post(sender.handle(), text, status == 201));
            if (status == 201) {
                killing.taken();
            }
        }
    }

    /** To the other's handle, or to the conversation once one of the two knows it. */
    private int status(Person sender, Person receiver, String text, Posts posts) {
        Set<String> pair = Set.of(sender.handle(), receiver.handle());
        String group = groups.get(pair);
        try {
            MessagingApi.Answer answer = group == null || text.hashCode() % 2 == 0
                    ? client.api().start(sender, receiver.handle(), text)
                    : client.api().add(sender, group, text);
            if (answer.status() == 201) {
                groups.put(pair, answer.field("message_group_uuid"));
            }
            if (answer.status() >= 400 && answer.status() < 429) {
                posts.refused(answer.toString());
            }
            return answer.status();
        } catch (UncheckedIOException e) {
            return 0; // No answer in time: it may have been taken or not.
        }
    }

    /** Kills a worker each so many messages. Thread-safe. */
    private static final class Killing {

        private final Workers workers;
        private final int between;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger killed = new AtomicInteger();

        Killing(Workers workers, int between) {
            this.workers = workers;
            this.between = between;
        }

        void taken() {
            if (taken.incrementAndGet() % between == 0 && workers.killOne(new SplittableRandom())) {
                killed.incrementAndGet();
            }
        }
    }
}
