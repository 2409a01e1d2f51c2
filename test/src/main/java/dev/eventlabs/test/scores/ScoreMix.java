package dev.eventlabs.test.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A random mix of inserts, edits of score, user name or both, and deletes; the same for the same seed. */
public final class ScoreMix {

    private static final int WRITERS = 4;
    private static final int USERS = 10;

    private final long seed;
    private final int changes;
    private final int poisonPerThousand;

    /**
     * @param poisonPerThousand how many of a thousand records are written with a text for a score
     */
    public ScoreMix(long seed, int changes, int poisonPerThousand) {
        this.seed = seed;
        this.changes = changes;
        this.poisonPerThousand = poisonPerThousand;
    }

    /** Several writers at once, each with record ids of its own. Returns when all is written, with how many records were poison. */
    public int write(ScoresClient client) {
        int poison = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                parts.add(writers.submit(() -> write(client, number)));
            }
            for (Future<Integer> part : parts) {
                poison += part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A writer failed", e.getCause());
        }
        return poison;
    }

    private int write(ScoresClient client, int writer) {
        SplittableRandom random = new SplittableRandom(seed * WRITERS + writer);
        List<Long> ids = new ArrayList<>();
        Map<Long, Map<String, AttributeValue>> items = new HashMap<>();
        int poison = 0;
        for (int i = 0; i < changes / WRITERS; i++) {
            int what = ids.isEmpty() ? 0 : random.nextInt(10);
            if (what < 5) {
                long id = writer + (long) WRITERS * (1_000 + i);
                boolean bad = random.nextInt(1000) < poisonPerThousand;
                poison += bad ? 1 : 0;
                Map<String, AttributeValue> item = ScoresClient.record(id, user(random),
                        bad ? AttributeValue.fromS("a lot") : score(random));
                if (!bad) {
                    ids.add(id);
                    items.put(id, item);
                }
                client.put(item);
            } else if (what < 8) {
                Map<String, AttributeValue> item = items.get(ids.get(random.nextInt(ids.size())));
                if (what != 6) {
                    item.put("Score", score(random));
                }
                if (what != 5) {
                    item.put("Username", AttributeValue.fromS(user(random)));
                }
                client.put(item);
            } else {
                long id = ids.remove(random.nextInt(ids.size()));
                items.remove(id);
                client.delete(id);
            }
        }
        return poison;
    }

    private static String user(SplittableRandom random) {
        return "player-" + random.nextInt(USERS);
    }

    private static AttributeValue score(SplittableRandom random) {
        return AttributeValue.fromN(random.nextInt(-50, 1_000) + (random.nextInt(4) == 0 ? ".25" : ""));
    }
}
