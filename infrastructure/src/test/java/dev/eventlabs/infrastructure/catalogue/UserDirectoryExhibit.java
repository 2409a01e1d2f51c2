package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.constructs.Construct;

final class UserDirectoryExhibit extends Exhibit {
    private final UserDirectory shown;

    UserDirectoryExhibit() {
        JavaFunction welcome = function("Welcome");
        JavaFunction parcels = function("Parcels");
        // tag::user-directory[]
        UserDirectory people = UserDirectory.Builder.create(this, "People")
                .onConfirmed(welcome) // a JavaFunction that gets Cognito's event, and answers with it
                .build();
        LambdaApi.Builder.create(this, "Api")
                .get("/parcels/{id}", parcels)
                .get("/health", parcels)
                .signedIn(people) // 401 for everybody else
                .open("GET", "/health") // but here
                .build();
        // end::user-directory[]
        shown = people;

        // tag::user-directory-override[]
        UserDirectory.Builder.create(this, "Staff")
                .pool(p -> p.mfa(Mfa.REQUIRED).mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build()))
                .client(c -> c.refreshTokenValidity(Duration.days(1)))
                .build();
        // end::user-directory-override[]
    }

    @Override
    String page() {
        return "user-directory";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        assertThat(out.properties("AWS::Cognito::UserPool", "People").at("/LambdaConfig").has("PostConfirmation"))
                .isTrue();
        assertThat(out.properties("AWS::Cognito::UserPool", "Staff").path("MfaConfiguration").asText())
                .isEqualTo("ON");
        assertThat(out.resources("AWS::ApiGateway::Method").values())
                .extracting(method -> method.at("/Properties/AuthorizationType").asText())
                .containsExactlyInAnyOrder("COGNITO_USER_POOLS", "NONE");
    }
}
