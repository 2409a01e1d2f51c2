package dev.eventlabs.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PartialBatchTest {
    private final List<Integer> handled = new ArrayList<>();
    private final Predicate<Integer> failsOnEvenNumbers = record -> {
        handled.add(record);
        return record % 2 != 0;
    };

    @Test
    void namesNothingWhenAllSucceeded() {
        assertThat(failed(List.of(1, 3, 5), AfterFailure.GO_ON)).isEmpty();
        assertThat(failed(List.of(), AfterFailure.GO_ON)).isEmpty();
    }

    @Test
    void aQueueGoesOnAfterAFailureAndNamesEachInOrder() {
        assertThat(failed(List.of(4, 1, 2, 3), AfterFailure.GO_ON)).containsExactly("#4", "#2");
        assertThat(handled).containsExactly(4, 1, 2, 3);
    }

    @Test
    void aStreamStopsAtTheFirstFailureAndLeavesTheRestUntouched() {
        assertThat(failed(List.of(1, 4, 3, 2), AfterFailure.STOP)).containsExactly("#4");
        assertThat(handled).containsExactly(1, 4);
    }

    @Test
    void namesARecordThatFailedTwiceOnce() {
        assertThat(failed(List.of(2, 2), AfterFailure.GO_ON)).containsExactly("#2");
    }

    @Test
    void passesOnWhatTheHandlerThrowsSoThatTheWholeBatchComesAgain() {
        assertThatThrownBy(() -> PartialBatch.failedIds(List.of(1), record -> "#" + record, record -> {
            throw new IllegalStateException("a bug");
        }, AfterFailure.GO_ON)).hasMessage("a bug");
    }

    private List<String> failed(List<Integer> records, AfterFailure afterFailure) {
        return PartialBatch.failedIds(records, record -> "#" + record, failsOnEvenNumbers, afterFailure);
    }
}
