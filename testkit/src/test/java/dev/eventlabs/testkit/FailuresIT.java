package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.constructs.Construct;

/** What goes wrong, and what JUnit is told then. */
class FailuresIT {

    @Test
    void aStackThatFailsIsToldWithItsEvents() {
        assertThat(failure(DeploysTwins.class)).hasMessageContaining("Other ended in ROLLBACK_COMPLETE: ")
                .hasMessageContaining("Table already exists: twin")
                .hasMessageContaining("The stack's events:\n")
                .hasMessageContaining("CREATE_IN_PROGRESS  AWS::CloudFormation::Stack  Other")
                .hasMessageContaining("CREATE_FAILED  AWS::DynamoDB::Table  ");
    }

    @Test
    void aConstructorThatNobodyCanCallIsRefused() {
        assertThat(failure(DeploysAnAddressedStack.class))
                .hasMessageContaining(
                        "its constructors are Addressed(Construct, String, List). It calls (Construct, String), ")
                .hasMessageContaining("LocalCloudExtension.deploying(app -> new Addressed(app, …))");
    }

    @Test
    void anOutputThatIsntThereIsToldWithThoseThatAre() {
        assertThat(failure(WantsAnotherOutput.class)).rootCause()
                .hasMessageContaining("There is no output QueueURL. There are MailStack.BucketName, MailStack.Office, "
                        + "MailStack.QueueUrl, MailStack.StampName.");
    }

    @Test
    void beforeAllTestsThereIsNoCloudForEach() {
        assertThat(failure(WantsACloudTooEarly.class)).hasMessageContaining("There is no cloud yet")
                .hasMessageContaining("reset = Reset.EACH_CLASS");
    }

    @Test
    void anEmptyAppIsRefused() {
        assertThat(failure(DeploysNothing.class)).hasMessageContaining("No stack was added to the app");
    }

    @Test
    void aTestThatFailsShowsWhatTheFunctionsLogged() {
        Throwable failure = failure(FailsAfterAnInvocation.class);
        assertThat(failure).hasMessage("the test's own failure");
        assertThat(failure.getSuppressed()).singleElement().asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("What was logged:\n  /aws/lambda/")
                .hasMessageContaining("stamping 7");
    }

    private static Throwable failure(Class<?> testClass) {
        return Stream.of(EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute())
                .flatMap(results -> results.allEvents().finished().stream())
                .flatMap(event -> event.getPayload(TestExecutionResult.class).orElseThrow().getThrowable().stream())
                .findFirst().orElseThrow();
    }

    /** One of two stacks that give their tables the same name: no synthesis sees it. */
    static class Twin extends Stack {
        Twin(Construct scope, String id) {
            super(scope, id);
            Table.Builder.create(this, "Table").tableName("twin")
                    .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build()).build();
        }
    }

    static final class Other extends Twin {
        Other(Construct scope, String id) {
            super(scope, id);
        }
    }

    @Deploy({Twin.class, Other.class})
    static class DeploysTwins {
        @Test
        void isNeverRun() {}
    }

    @Deploy(MailStack.Addressed.class)
    static class DeploysAnAddressedStack {
        @Test
        void isNeverRun() {}
    }

    @Deploy(MailStack.class)
    static class WantsAnotherOutput {
        @Test
        void isNeverRun(@Output("QueueURL") String url) {}
    }

    @Deploy(MailStack.class)
    static class WantsACloudTooEarly {
        @BeforeAll
        static void isNeverRun(LambdaClient client) {}

        @Test
        void isNeverRun() {}
    }

    static class DeploysNothing {
        @RegisterExtension static final LocalCloudExtension CLOUD = LocalCloudExtension.deploying(app -> List.of());

        @Test
        void isNeverRun() {}
    }

    @Deploy(MailStack.class)
    static class FailsAfterAnInvocation {
        @Test
        void fails(LambdaClient lambda, @Output("StampName") String stamp) {
            lambda.invoke(
                    invoke -> invoke.functionName(stamp).payload(SdkBytes.fromUtf8String("{\"letter\": \"7\"}")));
            throw new AssertionError("the test's own failure");
        }
    }
}
