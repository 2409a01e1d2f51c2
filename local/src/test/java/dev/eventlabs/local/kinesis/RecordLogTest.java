package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordLogTest {

    private final RecordLog log = new RecordLog();

    @Test
    void recordsAreFoundByIndexAndTimeWhateverWasTrimmed() {
        LongStream.range(0, 5_000).forEach(i -> append("record " + i, i));
        log.trim(2_500);

        assertThat(log.oldest()).isEqualTo(2_501);
        assertThat(texts(log.read(2_501, 2, 100_000))).containsExactly("record 2500", "record 2501");
        assertThat(texts(log.read(4_999, 10, 100_000))).containsExactly("record 4998", "record 4999");
        assertThat(log.read(5_001, 10, 100_000)).isEmpty();
        assertThat(log.firstAt(0)).isEqualTo(2_501);
        assertThat(log.firstAt(3_000)).isEqualTo(3_001);
        assertThat(log.firstAt(9_000)).isEqualTo(log.next());
        assertThat(log.read(2_501, 10_000, Integer.MAX_VALUE)).hasSize(2_500);
    }

    @Test
    void anEmptyLogStaysUsable() {
        log.trim(1);
        append("a", 10);
        log.trim(11);
        assertThat(log.oldest()).isEqualTo(2);
        append("b", 12);

        assertThat(texts(log.read(2, 10, 10))).containsExactly("b");
    }

    @Test
    void aReadStopsAtItsBytesButGivesOneRecord() {
        append("x".repeat(100), 1);
        append("x".repeat(100), 1);

        assertThat(log.read(1, 10, 10)).hasSize(1);
        assertThat(log.read(1, 10, 205)).hasSize(1);
        assertThat(log.read(1, 10, 206)).hasSize(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotDisturbTheOrder() {
        append("a", 10);
        append("b", 5);

        assertThat(log.read(1, 2, 100)).extracting(StoredRecord::arrivedAt).containsExactly(10L, 10L);
    }

    private void append(String text, long now) {
        log.append("key", text.getBytes(StandardCharsets.UTF_8), now);
    }

    private static List<String> texts(List<StoredRecord> records) {
        return records.stream().map(record -> new String(record.data(), StandardCharsets.UTF_8)).toList();
    }
}
