package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class IdleIT extends LambdaFixture {

    private final ManualTime time = new ManualTime();

    @Override
    protected Time time() {
        return time;
    }

    @Test
    void endsEnvironmentsThatNobodyHasUsedForTenMinutes() {
        String name = function();
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
        time.advance(Duration.ofMinutes(9));
        assertThat(result(name, "{}").asInt()).as("still warm").isEqualTo(2);
        long children = ProcessHandle.current().descendants().count();

        await().until(() -> time.sleepers() == 1);
        time.advance(Duration.ofMinutes(11));

        await().until(() -> ProcessHandle.current().descendants().count() < children);
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }
}
