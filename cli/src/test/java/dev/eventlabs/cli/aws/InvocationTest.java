package dev.eventlabs.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvocationTest {

    @Test
    void tellsWhatWentWrongWithoutItsStackTrace() {
        assertThat(Invocation.reason("{\"errorMessage\":\"the cluster was stopped (SQL state 57P03)\","
                + "\"errorType\":\"dev.eventlabs.runtime.database.DatabaseFailure\",\"stackTrace\":[\"a\",\"b\"]}"))
                .isEqualTo("the cluster was stopped (SQL state 57P03)"
                        + " (dev.eventlabs.runtime.database.DatabaseFailure)");
    }

    @Test
    void showsWhateverElseCame() {
        assertThat(Invocation.reason("{\"errorType\":\"Sandbox.Timedout\"}"))
                .isEqualTo("{\"errorType\":\"Sandbox.Timedout\"}");
        assertThat(Invocation.reason("no JSON")).isEqualTo("no JSON");
    }
}
