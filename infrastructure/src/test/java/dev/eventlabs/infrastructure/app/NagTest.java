package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.cxapi.SynthesisMessage;
import software.amazon.awscdk.services.sqs.Queue;

/** The AWS Solutions rules of cdk-nag, over every stack in both profiles. */
class NagTest {
    private static final List<String> ALWAYS = List.of("AwsSolutions-SQS3", "AwsSolutions-IAM4", "AwsSolutions-IAM5",
            "AwsSolutions-APIG3", "AwsSolutions-APIG4", "AwsSolutions-APIG6", "AwsSolutions-COG2", "AwsSolutions-COG3",
            "AwsSolutions-COG4", "AwsSolutions-RDS11");
    /** Data that is disposable isn't protected; in production there is no excuse. */
    private static final List<String> WITH_DISPOSABLE = Stream
            .concat(ALWAYS.stream(), Stream.of("AwsSolutions-DDB3", "AwsSolutions-RDS10")).toList();

    @SuppressWarnings("deprecation") // The type has moved in CDK; its assertions still answer with the old one.
    private static List<String> findings(Stack stack) {
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build());
        Annotations annotations = Annotations.fromStack(stack);
        Object anyRule = Match.stringLikeRegexp("AwsSolutions-.*");
        List<SynthesisMessage> found = new ArrayList<>(annotations.findError("*", anyRule));
        found.addAll(annotations.findWarning("*", anyRule));
        return found.stream().map(message -> message.getId() + ": " + message.getEntry().getData()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheOrdersLab(Profile profile) {
        assertThat(findings(new OrdersLabStack(Labs.app(), profile))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheStreamsLab(Profile profile) {
        assertThat(findings(new StreamsLabStack(Labs.app(), profile))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheTasksLab(Profile profile) {
        assertThat(findings(new TasksLabStack(Labs.app(), profile))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheMessagingLab(Profile profile) {
        assertThat(findings(new MessagingLabStack(Labs.app(), profile))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInTheTaxiLab(Profile profile) {
        assertThat(findings(new TaxiLabStack(Labs.app(), profile))).isEmpty();
    }

    @Test
    void wouldFindSomething() {
        Stack careless = new Stack(new App(), "Careless");
        Queue.Builder.create(careless, "Queue").build();
        assertThat(findings(careless)).anyMatch(finding -> finding.contains("AwsSolutions-SQS3"));
    }

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgementIsKnownAndSaysWhy(Profile profile) {
        List<JsonNode> acknowledged = Labs.synthesised(profile).values().stream()
                .flatMap(stack -> stack.template().findValues("rules_to_suppress").stream())
                .toList();
        assertThat(acknowledged).isNotEmpty().allSatisfy(rules -> assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.path("id").asText()).isIn(profile == Profile.DEV ? WITH_DISPOSABLE : ALWAYS);
            assertThat(rule.path("reason").asText()).hasSizeGreaterThan(60).endsWith(".");
            // cdk-nag shows what isn't ASCII in Base64 only.
            assertThat(rule.has("is_reason_encoded")).isFalse();
        }));
    }
}
