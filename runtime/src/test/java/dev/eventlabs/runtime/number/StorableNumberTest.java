package dev.eventlabs.runtime.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "0e999", "-1", "12345678901234567890123456789012345678", "1e-130", "-1e-130",
            "9.9999999999999999999999999999999999999e125", "100000000000000000000000000000000000000000000000"})
    void keeps(String number) {
        assertThat(StorableNumber.isStorable(new BigDecimal(number))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901234567890123456789", "1e126", "-1e126", "1e-131", "1e999999999"})
    void cannotKeep(String number) {
        assertThat(StorableNumber.isStorable(new BigDecimal(number))).isFalse();
    }
}
