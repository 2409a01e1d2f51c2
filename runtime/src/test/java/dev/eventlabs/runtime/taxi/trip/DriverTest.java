package dev.eventlabs.runtime.taxi.trip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DriverTest {

    @Test
    void theDatabaseKnowsTheSameTen() throws IOException {
        String migration;
        try (var file = Driver.class.getResourceAsStream("/db/taxi/V1__tables.sql")) {
            migration = new String(file.readAllBytes(), UTF_8);
        }

        assertThat(Driver.ALL).hasSize(10).doesNotHaveDuplicates().allSatisfy(
                driver -> assertThat(migration).contains("(%d, '%s', '%s', %d, '%s', '%s')".formatted(driver.id(),
                        driver.name(), driver.plate(), driver.carModel(), driver.email(), driver.mobile())));
    }
}
