package dev.eventlabs.test.scores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.test.scores.ScoresOnLocalCloud.Scores;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ScoresOnLocalCloud.class)
@Isolated("it kills every worker of this JVM")
class ScoresUnderFireIT {

    private static final int CHANGES = 600;

    private final ScoresClient client;

    ScoresUnderFireIT(Scores scores) {
        client = scores.client();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 4711})
    void everyTotalIsTheSumOfItsRecordsWhileWorkersAreKilledAndReleasesGoWrong(long seed) {
        ScoresUnderFire.Result result = new ScoresUnderFire(client, ProcessHandle.current()).run(seed, CHANGES,
                Duration.ofMinutes(3));

        assertThat(result.violations()).isEmpty();
        assertThat(result.outages()).as("bad releases").isPositive();
    }
}
