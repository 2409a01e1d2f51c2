package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import java.util.List;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

final class JavaFunctionExhibit extends Exhibit {
    private final JavaFunction shown;

    JavaFunctionExhibit() {
        // tag::java-function[]
        JavaFunction sorter = JavaFunction.Builder.create(this, "Sorter", "com.example.Sorter::sort")
                .code(Code.fromAsset("target/classes"))
                .build();
        DurableQueue parcels = DurableQueue.Builder.create(this, "Parcels").build();
        sorter.consume(parcels);
        // end::java-function[]

        // tag::java-function-override[]
        JavaFunction mailer = JavaFunction.Builder.create(this, "Mailer", "com.example.Mailer::mail")
                .code(Code.fromAsset("target/classes"))
                .asynchronous(a -> a.retryAttempts(1)) // an event that fails twice waits in a FailureQueue
                .function(f -> f.reservedConcurrentExecutions(5))
                .build();
        // end::java-function-override[]
        shown = mailer;
    }

    @Override
    String page() {
        return "java-function";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        JsonNode mapping = out.properties("AWS::Lambda::EventSourceMapping", "Sorter");
        assertThat(mapping.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
        assertThat(
                out.properties("AWS::Lambda::Function", "MailerFunction").path("ReservedConcurrentExecutions").asInt())
                .isEqualTo(5);
        assertThat(out.resources("AWS::Lambda::EventInvokeConfig")).hasSize(2)
                .allSatisfy((id, config) -> assertThat(config.at("/Properties/MaximumRetryAttempts").asInt())
                        .isEqualTo(1));
    }
}
