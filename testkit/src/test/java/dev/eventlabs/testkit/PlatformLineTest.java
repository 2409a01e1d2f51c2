package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformLineTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "INIT_START Runtime Version: java:25",
            "START RequestId: 7 Version: 1",
            "END RequestId: 7",
            "{\"time\":\"2026-11-30T12:00:00.000Z\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"7\"}}",
            "{\"time\":\"2026-11-30T12:00:00.000Z\",\"type\":\"platform.report\",\"record\":{\"status\":\"success\"}}"})
    void thatAllIsWellIsOfNoInterest(String line) {
        assertThat(PlatformLine.isOfNoInterest(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "REPORT RequestId: 7\tDuration: 3000.00 ms\tStatus: timeout",
            "{\"time\":\"2026-11-30T12:00:00.000Z\",\"type\":\"platform.report\",\"record\":{\"status\":\"timeout\"}}",
            "{\"level\":\"INFO\",\"message\":\"moved\",\"type\":\"platform.7\",\"status\":\"success\"}",
            "{\"time\":\"now\",\"type\":\"order\",\"record\":{\"status\":\"success\"}}",
            "{an object's beginning",
            "STARTING",
            ""})
    void allElseIsTheFunctionsWord(String line) {
        assertThat(PlatformLine.isOfNoInterest(line)).isFalse();
    }
}
