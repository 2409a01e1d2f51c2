package dev.eventlabs.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RuntimeBoundsTest {

    private static void loop(Duration longest) {
        Jsonata endless = Jsonata.jsonata("($f := function($n) { $f($n + 1) }; $f(1))");
        Frame frame = endless.createFrame();
        RuntimeBounds.set(frame, longest);
        endless.evaluate(null, frame);
    }

    @Test
    void whatTakesTooLongEnds() {
        assertThatThrownBy(() -> loop(Duration.ofMillis(1))).isInstanceOf(JsonataException.class)
                .hasMessageContaining("timeout");
    }

    @Test
    void endlessLoopsLeaveTheProcessorsToOtherThreadsUntilTheyAreStopped() throws InterruptedException {
        List<Thread> endless = new CopyOnWriteArrayList<>();
        // By a virtual thread, so that they stand before whatever this thread starts; more than there are processors.
        Thread.startVirtualThread(() -> {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                endless.add(Thread.startVirtualThread(() -> assertThatThrownBy(() -> loop(Duration.ofDays(1)))));
            }
        }).join();
        Thread other = Thread.startVirtualThread(() -> {});
        try {
            assertThat(other.join(Duration.ofMinutes(2))).as("the other thread has run").isTrue();
            assertThat(endless).allMatch(Thread::isAlive);
        } finally {
            endless.forEach(Thread::interrupt);
        }
        for (Thread each : endless) {
            each.join();
        }
    }
}
