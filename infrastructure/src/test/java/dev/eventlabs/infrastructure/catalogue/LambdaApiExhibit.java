package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.api.JsonBody;
import dev.eventlabs.infrastructure.constructs.api.JsonField;
import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.constructs.Construct;

final class LambdaApiExhibit extends Exhibit {
    private final LambdaApi shown;

    LambdaApiExhibit() {
        JavaFunction parcels = function("Parcels");
        // tag::lambda-api[]
        LambdaApi api = LambdaApi.Builder.create(this, "Api")
                .get("/parcels/{id}", parcels)
                .post("/parcels", parcels,
                        JsonBody.object("NewParcel").required("grams", JsonField.wholeNumber(1, 30_000)))
                .build();
        // end::lambda-api[]
        shown = api;

        // tag::lambda-api-override[]
        LambdaApi.Builder.create(this, "Internal")
                .get("/health", parcels)
                .accountRole(false) // one API of the account makes it: the one above
                .stage(s -> s.metricsEnabled(true).loggingLevel(MethodLoggingLevel.ERROR))
                .build();
        // end::lambda-api-override[]
    }

    @Override
    String page() {
        return "lambda-api";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        assertThat(out.properties("AWS::ApiGateway::Model", "Api").at("/Schema/required/0").asText())
                .isEqualTo("grams");
        assertThat(out.properties("AWS::ApiGateway::Stage", "Internal").at("/MethodSettings/0/LoggingLevel").asText())
                .isEqualTo("ERROR");
        assertThat(out.resources("AWS::ApiGateway::Account")).hasSize(1);
    }
}
