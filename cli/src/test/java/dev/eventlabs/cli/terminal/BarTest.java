package dev.eventlabs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {

    @ParameterizedTest
    @CsvSource({"0,10,0", "10,10,████ 10", "5,10,██ 5", "2.5,10,█ 2.5", "6.25,10,██▌ 6.25", "0.001,10,▏ 0.001",
            "20,10,████ 20"})
    void isAsLongAsItsValueAndNeverVanishes(double value, double largest, String bar) {
        String label = bar.substring(bar.lastIndexOf(' ') + 1);

        assertThat(Bar.of(value, largest, 4, label)).isEqualTo(bar);
    }
}
