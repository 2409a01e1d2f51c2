package dev.eventlabs.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogGroupTest {

    private final LogGroup group = new LogGroup("g", "arn:g", 0, "STANDARD");

    @Test
    void aFullGroupDropsItsOldestEvents() {
        String message = "x".repeat(100_000);
        int more = (int) (LogGroup.MAX_BYTES / message.length()) * 2;
        for (int i = 0; i < more; i++) {
            group.append("s" + i % 3, i, message, i);
        }

        List<LogGroup.Located> left = group.between(stream -> true, 0, Long.MAX_VALUE, more);
        assertThat(left.stream().mapToLong(each -> each.event().size()).sum()).isBetween(LogGroup.MAX_BYTES / 2,
                LogGroup.MAX_BYTES);
        assertThat(left.getLast().event().timestamp()).isEqualTo(more - 1);
        assertThat(left.getFirst().event().timestamp()).isGreaterThan(more / 3);
    }

    @Test
    void theClockEndsRetention() {
        long day = Duration.ofDays(1).toMillis();
        group.append("s", 0, "old", 0);
        group.append("s", day, "new", day);
        group.retention(1);

        assertThat(group.between(stream -> true, 0, Long.MAX_VALUE, day + 1)).extracting(each -> each.event().message())
                .containsExactly("new");
    }
}
