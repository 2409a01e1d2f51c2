package dev.eventlabs.runtime.messaging.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTimeTest {
    private static final String GROUP = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";

    @Test
    void textsAreAsLongAlwaysAndInTheOrderOfTime() {
        var whole = new MessageTime(Instant.parse("2026-12-31T23:59:59Z"));
        var nanos = new MessageTime(Instant.parse("2026-12-31T23:59:59.999999999Z"));

        assertThat(whole.text()).isEqualTo("2026-12-31T23:59:59.000000Z");
        assertThat(whole.next().text()).isEqualTo("2026-12-31T23:59:59.000001Z").isGreaterThan(whole.text());
        assertThat(nanos.text()).isEqualTo("2026-12-31T23:59:59.999999Z");
        assertThat(nanos.next().text()).isEqualTo("2027-01-01T00:00:00.000000Z").isGreaterThan(nanos.text());
        assertThat(whole).isLessThan(nanos);
    }

    @Test
    void readsWhatItWrites() {
        var time = new MessageTime(Instant.parse("2026-12-31T23:59:59.123456Z"));

        assertThat(MessageTime.read(time.text())).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "banana", "2026-12-31T23:59:59Z", "2026-12-31T23:59:59.123Z",
            "2026-12-31T23:59:59.123456+00:00", "2026-02-30T00:00:00.000000Z", "2026-12-31T23:59:59.1234567Z",
            "+12026-12-31T23:59:59.123456Z", "2026-12-31T23:59:59.123456Z#x"})
    void anythingElseIsNoTime(String text) {
        assertThat(MessageTime.read(text)).isEmpty();
    }

    @Test
    void aCrowdedRowIsBetweenItsMicrosecondAndTheNext() {
        var time = new MessageTime(Instant.parse("2026-12-31T23:59:59.999999Z"));
        String crowded = MessageKeys.crowded(time, GROUP);

        assertThat(crowded).isGreaterThan(time.text()).isLessThan(time.next().text());
        assertThat(MessageKeys.time(crowded)).isEqualTo(time.text());
        assertThat(MessageKeys.time(time.text())).isEqualTo(time.text());
    }

    @Test
    void aPairIsTheSameWhoeverBegins() {
        assertThat(MessageKeys.pair("a", "b")).isEqualTo(MessageKeys.pair("b", "a")).isEqualTo("PAIR#a#b");
        // As text: java.util.UUID would take the sign of its first half for one.
        assertThat(MessageKeys.pair("f0000000", "10000000")).isEqualTo("PAIR#10000000#f0000000");
    }
}
