package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.history.Details;
import dev.eventlabs.local.stepfunctions.integration.Resource;
import java.util.Optional;

/** The events of one attempt of a task: those of a function that is named by its own ARN differ from all others'. */
record TaskEvents(Strand strand, Resource resource) {

    /** @param credentials with a {@code RoleArn}, which is told and has no effect; null if there are none */
    void scheduled(JsonNode arguments, JsonNode credentials, Optional<Long> timeout, Optional<Long> heartbeat) {
        Struct limits = Struct.of().with("timeoutInSeconds", timeout.orElse(null))
                .with("heartbeatInSeconds", heartbeat.orElse(null))
                .with("taskCredentials", credentials == null ? null
                        : Struct.of("roleArn", credentials.path("RoleArn").asText()));
        if (resource.isFunction()) {
            Struct details = Details.input(Json.text(arguments)).with("resource", resource.arn());
            details.putAll(limits);
            strand.record("LambdaFunctionScheduled", details);
            strand.record("LambdaFunctionStarted", Details.none());
            return;
        }
        Struct details = about().with("region", strand.execution().origin().revision().scope().region())
                .with("parameters", Json.text(arguments));
        details.putAll(limits);
        strand.record("TaskScheduled", details);
        strand.record("TaskStarted", about());
    }

    void submitted(JsonNode answer) {
        strand.record("TaskSubmitted", output(answer));
    }

    void succeeded(JsonNode result) {
        strand.record(resource.isFunction() ? "LambdaFunctionSucceeded" : "TaskSucceeded", output(result));
    }

    void failed(Failure failure) {
        Struct details = resource.isFunction() ? Struct.of() : about();
        details.with("error", failure.error()).with("cause", failure.text());
        strand.record((resource.isFunction() ? "LambdaFunction" : "Task")
                + (failure.isTimeout() ? "TimedOut" : "Failed"), details);
    }

    private Struct output(JsonNode value) {
        Struct details = resource.isFunction() ? Struct.of() : about();
        details.putAll(Details.output(Json.text(value)));
        return details;
    }

    private Struct about() {
        return Struct.of("resourceType", resource.type()).with("resource", resource.action());
    }
}
