package dev.eventlabs.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final IdRange TWENTY = new IdRange(1_000, 20);

    @Test
    void addsUpWhenEveryOrderIsStoredOrDeadLettered() {
        Tally tally = Tally.of(List.of(TWENTY), ids(1_000, 17), ids(1_017, 3), 0);

        assertThat(tally).isEqualTo(new Tally(20, 17, 3, 0, 0));
        assertThat(tally.addsUp()).isTrue();
    }

    @Test
    void countsWhatWaits() {
        assertThat(Tally.of(List.of(TWENTY), ids(1_000, 17), List.of(), 3).addsUp()).isTrue();
    }

    @Test
    void missesAnOrderThatIsNowhere() {
        Tally tally = Tally.of(List.of(TWENTY), ids(1_000, 16), ids(1_017, 3), 0);

        assertThat(tally.missing()).isEqualTo(1);
        assertThat(tally.addsUp()).isFalse();
    }

    @Test
    void doesNotAddUpWhenAnOrderIsStoredAndDeadLettered() {
        Tally tally = Tally.of(List.of(TWENTY), ids(1_000, 20), ids(1_019, 1), 0);

        assertThat(tally.twice()).isEqualTo(1);
        assertThat(tally.addsUp()).isFalse();
    }

    @Test
    void doesNotLetAStrangersOrderStandInForAMissingOne() {
        assertThat(Tally.of(List.of(TWENTY), ids(1_000, 19), ids(5, 1), 0).missing()).isEqualTo(1);
    }

    @Test
    void countsASeedThatWasSentTwiceOnce() {
        assertThat(Tally.of(List.of(TWENTY, TWENTY), ids(1_000, 20), List.of(), 0))
                .isEqualTo(new Tally(20, 20, 0, 0, 0));
    }

    @Test
    void explainsWhyMoreWaitThanAreMissing() {
        Tally tally = Tally.of(List.of(TWENTY), ids(1_000, 18), List.of(), 3);

        assertThat(tally.missing()).isEqualTo(-1);
        assertThat(tally.addsUp()).isFalse();
        assertThat(tally.verdict()).contains("stored already", "sent by hand");
    }

    @Test
    void saysThatOrdersAreOnTheirWayOnlyWhenSomeAre() {
        assertThat(Tally.of(List.of(TWENTY), ids(1_000, 18), List.of(), 1).verdict()).contains("on their way");
        assertThat(Tally.of(List.of(TWENTY), ids(1_000, 18), List.of(), 0).verdict()).isEqualTo("It doesn't add up.");
    }

    @Test
    void takesNumbersForEqualHoweverTheyAreWritten() {
        Tally tally = Tally.of(List.of(new IdRange(1_000, 1)), List.of(new BigDecimal("1E+3")), List.of(), 0);

        assertThat(tally.stored()).isEqualTo(1);
    }

    private static List<BigDecimal> ids(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(BigDecimal::valueOf).toList();
    }
}
