package dev.eventlabs.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExactJsonTest {

    @Test
    void keepsEveryDigitAndTheZerosAtTheEnd() {
        assertThat(ExactJson.read("{\"payment\": 80.10}").path("payment").decimalValue()).isEqualTo("80.10");
        assertThat(ExactJson.read("{\"payment\": 80.10}")).hasToString("{\"payment\":80.10}");
        assertThat(ExactJson.read("12345678901234567890.123456789").decimalValue())
                .isEqualTo(new BigDecimal("12345678901234567890.123456789"));
    }

    @Test
    void answersAMissingNodeForWhatIsNoJson() {
        assertThat(ExactJson.read("<html>").isMissingNode()).isTrue();
        assertThat(ExactJson.read("").isMissingNode()).isTrue();
    }
}
