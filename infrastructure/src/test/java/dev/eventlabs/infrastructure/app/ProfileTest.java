package dev.eventlabs.infrastructure.app;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

class ProfileTest {
    private Profile profile(String given) {
        return Profile.of(new App(AppProps.builder().context(Map.of("profile", given)).build()).getNode());
    }

    @Test
    void isDevUnlessTheContextSaysOtherwise() {
        assertThat(Profile.of(new App().getNode())).isEqualTo(Profile.DEV);
        assertThat(profile("dev")).isEqualTo(Profile.DEV);
        assertThat(profile("prod")).isEqualTo(Profile.PROD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "PROD", ""})
    void refusesAnUnknownOne(String given) {
        assertThatRefused(() -> profile(given))
                .hasMessage("Profile \"" + given
                        + "\" was given, allowed are dev and prod. Say -c profile=prod, or leave it out for dev.");
    }
}
