package dev.eventlabs.test.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.test.taxi.TaxiOnLocalCloud.Taxi;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(TaxiOnLocalCloud.class)
@Isolated("it kills every worker of this JVM")
class TaxiUnderFireIT {

    private static final int RIDES = 500;

    private final TaxiClient client;

    TaxiUnderFireIT(Taxi taxi) {
        client = taxi.client();
    }

    @Test
    void everyCompletedTripIsStoredAndBilledOnceWhileWorkersAreKilledAndTheDatabaseIsAway() throws SQLException {
        TaxiUnderFire.Result result = new TaxiUnderFire(client, ProcessHandle.current()).run(100_000, RIDES,
                Duration.ofMinutes(4));

        assertThat(result.violations()).isEmpty();
        assertThat(result.refusals()).isEmpty();
        assertThat(result.completed()).as("completed trips").isGreaterThanOrEqualTo(RIDES * 9 / 10);
        assertThat(result.bills()).as("bills").isPositive();
        assertThat(result.killed()).as("workers killed").isPositive();
    }
}
