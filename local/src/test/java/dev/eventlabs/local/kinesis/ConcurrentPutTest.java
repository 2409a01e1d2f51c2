package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Scope;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;

class ConcurrentPutTest {

    private static final int WRITERS = 8;
    private static final int CALLS = 150;
    private static final int RECORDS = 10;
    private static final int TOTAL = WRITERS * CALLS * RECORDS;

    private final SetTime time = new SetTime();
    private final Stream stream = new Stream(Scope.standard(), "s", 2,
            new StreamSettings(Capacity.ON_DEMAND, 1024, Map.of()), time);
    private final AtomicInteger acknowledged = new AtomicInteger();

    @RepeatedTest(3)
    void noAcknowledgedRecordIsLostNorOutOfOrderWhileShardsAreSplitAndMerged() throws Exception {
        List<Future<List<BigInteger>>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(writer("writer-" + i)));
            }
            threads.submit(this::reshard).get();
        }

        Map<String, List<String>> read = new HashMap<>();
        Map<String, List<BigInteger>> numbers = new HashMap<>();
        // Shards are in the order in which they were opened, so that parents are read before their children.
        for (Shard shard : stream.topology().all()) {
            for (StoredRecord record : shard.read(0, Integer.MAX_VALUE, Integer.MAX_VALUE).records()) {
                read.computeIfAbsent(record.partitionKey(), key -> new ArrayList<>())
                        .add(new String(record.data(), StandardCharsets.UTF_8));
                numbers.computeIfAbsent(record.partitionKey(), key -> new ArrayList<>())
                        .add(new BigInteger(shard.numbers().of(record.index())));
            }
        }
        assertThat(stream.topology().all()).as("it was split meanwhile").hasSizeGreaterThan(10);
        assertThat(read).hasSize(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            String key = "writer-" + i;
            assertThat(read.get(key)).as(key).containsExactlyElementsOf(expected());
            assertThat(numbers.get(key)).as(key).isSorted().doesNotHaveDuplicates()
                    .containsExactlyElementsOf(writers.get(i).get());
        }
    }

    private static List<String> expected() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < CALLS * RECORDS; i++) {
            all.add(Integer.toString(i));
        }
        return all;
    }

    /** Puts its own numbers in their order. @return the sequence numbers that it was given */
    private Callable<List<BigInteger>> writer(String key) {
        return () -> {
            List<BigInteger> given = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                List<Entry> entries = new ArrayList<>();
                for (int i = 0; i < RECORDS; i++) {
                    entries.add(new Entry(key, HashRange.hash(key),
                            Integer.toString(call * RECORDS + i).getBytes(StandardCharsets.UTF_8)));
                }
                for (Stream.Written written : stream.put(entries)) {
                    assertThat(written.throttled()).isFalse();
                    given.add(new BigInteger(written.shard().numbers().of(written.index())));
                    acknowledged.incrementAndGet();
                }
            }
            return given;
        };
    }

    /** Splits and merges as long as there are records coming, and at least a few times. */
    private Void reshard() {
        for (int round = 0; round < 10 || acknowledged.get() < TOTAL && round < 5_000; round++) {
            List<Shard> open = stream.topology().open();
            if (open.size() < 8) {
                HashRange range = open.get(round % open.size()).range();
                BigInteger middle = range.start().add(range.end()).shiftRight(1);
                stream.replace(List.of(open.get(round % open.size())),
                        List.of(new HashRange(range.start(), middle.subtract(BigInteger.ONE)),
                                new HashRange(middle, range.end())));
            } else {
                int left = round % 7;
                stream.replace(open.subList(left, left + 2),
                        List.of(new HashRange(open.get(left).range().start(), open.get(left + 1).range().end())));
            }
        }
        return null;
    }
}
