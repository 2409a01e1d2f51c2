package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;

/** Wherever nobody waits for an answer, what fails ends in a queue, and an alarm tells of it: in each lab's template. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsynchronousEdgesTest {
    /** They wait for the function's answer, and tell their own caller of its failure. */
    private static final Set<String> CALLERS_THAT_WAIT = Set.of("apigateway.amazonaws.com",
            "cognito-idp.amazonaws.com");

    private final List<Named<Synthesised>> labs = Stream
            .<Function<App, LabStack>>of(app -> new OrdersLabStack(app, Profile.DEV),
                    app -> new StreamsLabStack(app, Profile.DEV), app -> new TasksLabStack(app, Profile.DEV),
                    app -> new MessagingLabStack(app, Profile.DEV), app -> new TaxiLabStack(app, Profile.DEV))
            .map(lab -> lab.apply(Labs.app()))
            .map(lab -> Named.of(lab.getStackName(), Synthesised.of(lab)))
            .toList();

    private Stream<Named<Synthesised>> labs() {
        return labs.stream();
    }

    @Test
    void thereAreSuchEdges() {
        List<Synthesised> templates = labs.stream().map(Named::getPayload).toList();
        assertThat(templates).flatExtracting(lab -> lab.resources("AWS::Lambda::EventSourceMapping").keySet())
                .hasSize(6);
        assertThat(templates).flatExtracting(lab -> lab.resources("AWS::Lambda::EventInvokeConfig").keySet())
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(templates).flatExtracting(lab -> lab.resources("Custom::DatabaseSchema").keySet()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("labs")
    void whatPollersGiveUpIsKept(Synthesised lab) {
        Map<String, JsonNode> queues = lab.resources("AWS::SQS::Queue");
        assertThat(lab.resources("AWS::Lambda::EventSourceMapping").values()).allSatisfy(mapping -> {
            String source = Synthesised.references(mapping.at("/Properties/EventSourceArn")).get(0);
            JsonNode end = queues.containsKey(source)
                    ? queues.get(source).at("/Properties/RedrivePolicy/deadLetterTargetArn")
                    : mapping.at("/Properties/DestinationConfig/OnFailure/Destination");
            assertIsWatched(lab, end);
        });
    }

    @ParameterizedTest
    @MethodSource("labs")
    void eventsThatFailForGoodAreKept(Synthesised lab) {
        assertThat(lab.resources("AWS::Lambda::EventInvokeConfig").values()).allSatisfy(
                config -> assertIsWatched(lab, config.at("/Properties/DestinationConfig/OnFailure/Destination")));
    }

    /** CloudFormation calls a custom resource's function, waits for an upload of its own, and not for the call. */
    @ParameterizedTest
    @MethodSource("labs")
    void functionsOfCustomResourcesHaveSuchAnEnd(Synthesised lab) {
        Set<String> configured = new TreeSet<>();
        lab.resources("AWS::Lambda::EventInvokeConfig").values().forEach(
                config -> configured.addAll(Synthesised.references(config.at("/Properties/FunctionName"))));
        lab.template().path("Resources").forEach(resource -> {
            if (resource.at("/Properties/ServiceToken").isObject()) {
                String alias = Synthesised.references(resource.at("/Properties/ServiceToken")).get(0);
                JsonNode function = lab.resources("AWS::Lambda::Alias").get(alias).at("/Properties/FunctionName");
                assertThat(configured).containsAll(Synthesised.references(function));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("labs")
    void nobodyElseInvokesWithoutWaiting(Synthesised lab) {
        assertThat(lab.resources("AWS::Lambda::Permission").values())
                .extracting(permission -> permission.at("/Properties/Principal").asText())
                .allMatch(CALLERS_THAT_WAIT::contains);
        assertThat(lab.resources("AWS::Lambda::Function").values())
                .noneMatch(function -> function.path("Properties").has("DeadLetterConfig"));
    }

    /** Whoever starts an execution gets its name and goes on. */
    @ParameterizedTest
    @MethodSource("labs")
    void executionsThatEndBadlyAreTold(Synthesised lab) {
        assertThat(lab.resources("AWS::StepFunctions::StateMachine").keySet()).allSatisfy(
                machine -> assertThat(lab.resources("AWS::CloudWatch::Alarm").values())
                        .filteredOn(
                                alarm -> Synthesised.references(alarm.at("/Properties/Dimensions")).contains(machine))
                        .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                        .contains("ExecutionsFailed", "ExecutionsTimedOut"));
    }

    /** It is a queue of the stack, and an alarm is raised by the first message in it. */
    private static void assertIsWatched(Synthesised lab, JsonNode end) {
        assertThat(Synthesised.references(end)).hasSize(1);
        String queue = Synthesised.references(end).get(0);
        assertThat(lab.resources("AWS::SQS::Queue")).containsKey(queue);
        assertThat(lab.resources("AWS::CloudWatch::Alarm").values()).anySatisfy(alarm -> {
            JsonNode properties = alarm.path("Properties");
            assertThat(properties.path("MetricName").asText()).isEqualTo("ApproximateNumberOfMessagesVisible");
            assertThat(properties.path("Threshold").asInt()).isEqualTo(1);
            assertThat(Synthesised.references(properties.path("Dimensions"))).containsExactly(queue);
        });
    }
}
