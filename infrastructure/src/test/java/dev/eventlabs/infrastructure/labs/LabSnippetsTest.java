package dev.eventlabs.infrastructure.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;

/** What the walkthroughs show of the labs in an app of the reader's. */
class LabSnippetsTest {
    private static final class TasksStack extends Stack {
        private TasksStack() {
            super(new App(), "Shop");
            // tag::tasks-lab[]
            TasksLab tasks = TasksLab.Builder.create(this, "Tasks")
                    .retryDelay(Duration.seconds(30)) // default: 10
                    .maxAttempts(3) // default: 5
                    .build();
            tasks.getApi().getUrl();
            // end::tasks-lab[]
        }
    }

    private static final class TaxiStack extends Stack {
        private TaxiStack() {
            super(new App(), "Shop");
            Role accountant = Role.Builder.create(this, "Accountant").assumedBy(new AccountRootPrincipal()).build();
            // tag::taxi-lab[]
            TaxiLab taxi = TaxiLab.Builder.create(this, "Taxi").lifecycle(DataLifecycle.RETAINED).build();
            taxi.getApi().getUrl();
            taxi.getBilling().grantInvoke(accountant);
            // end::taxi-lab[]
        }
    }

    private static final class MessagingStack extends Stack {
        private MessagingStack() {
            super(new App(), "Shop");
            // tag::messaging-lab[]
            MessagingLab messaging = MessagingLab.Builder.create(this, "Messaging")
                    .databaseCapacity(0, 2) // default: 0.5 to 2 units, which never pauses
                    .build();
            messaging.getUsers().getPool();
            // end::messaging-lab[]
        }
    }

    @Test
    void tasksAreTriedThreeTimesAgain() {
        Synthesised out = Synthesised.of(new TasksStack());

        assertThat(out.template().findValuesAsText("MAX_ATTEMPTS")).containsExactly("3");
        assertThat(out.properties("AWS::StepFunctions::StateMachine", "Tasks").toString())
                .contains("\\\"Seconds\\\":30");
    }

    @Test
    void taxiKeepsItsDataAndIsBilledByTheAccountant() {
        Synthesised out = Synthesised.of(new TaxiStack());

        assertThat(out.allowedActions("Accountant")).containsExactly("lambda:InvokeFunction");
        assertThat(out.resource("AWS::RDS::DBCluster", "Taxi").path("DeletionPolicy").asText())
                .isEqualTo("RetainExceptOnCreate");
    }

    @Test
    void messagingPausesItsDatabase() {
        assertThat(Synthesised.of(new MessagingStack())
                .properties("AWS::RDS::DBCluster", "Messaging")
                .at("/ServerlessV2ScalingConfiguration/MinCapacity")
                .asInt()).isZero();
    }
}
