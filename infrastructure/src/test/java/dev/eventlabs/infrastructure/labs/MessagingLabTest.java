package dev.eventlabs.infrastructure.labs;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.RuntimeCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The lab as a guest in somebody else's app, twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagingLabTest {
    private final Stack stack = new Stack(new App(), "Theirs");
    private final MessagingLab first = MessagingLab.Builder.create(stack, "First").build();
    private final MessagingLab second = MessagingLab.Builder.create(stack, "Second")
            .stageName("v1")
            .databaseCapacity(0, 1)
            .build();
    private final Synthesised template = Synthesised.of(stack);

    @Test
    void canBeThereTwiceSinceNamesAreGenerated() {
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(12);
        for (String name : new String[]{"QueueName", "TableName", "DashboardName", "RoleName", "GroupName",
                "UserPoolName", "ClientName"}) {
            assertThat(template.template().findValues(name)).as(name).isEmpty();
        }
        // A flow log's is the name of the group that it writes to, and a reference.
        assertThat(template.resources("AWS::Logs::LogGroup").values())
                .allSatisfy(group -> assertThat(group.path("Properties").has("LogGroupName")).isFalse());
        assertThat(template.properties("AWS::ApiGateway::Stage", "Second").path("StageName").asText()).isEqualTo("v1");
        assertThat(first.getConsumer().getAlarms()).hasSize(2);
        assertThat(second.getUsers().getAlarms()).hasSize(2);
    }

    @Test
    void keepsTheDatabaseAwakeUnlessToldOtherwise() {
        JsonNode awake = template.properties("AWS::RDS::DBCluster", "First").path("ServerlessV2ScalingConfiguration");
        assertThat(awake.path("MinCapacity").asDouble()).isEqualTo(0.5);
        assertThat(awake.has("SecondsUntilAutoPause")).isFalse();
        JsonNode pausing = template.properties("AWS::RDS::DBCluster", "Second")
                .path("ServerlessV2ScalingConfiguration");
        assertThat(pausing.path("MinCapacity").asDouble(-1)).isZero();
        assertThat(pausing.path("SecondsUntilAutoPause").asInt()).isEqualTo(300);
    }

    @Test
    void refusesACapacityThatAuroraDoesNotKnow() {
        Stack theirs = new Stack(new App(), "Refused");
        assertThatRefused(() -> MessagingLab.Builder.create(theirs, "M").databaseCapacity(0.3, 2).build())
                .hasMessage(
                        "Database Refused/M/Database: capacity(0.3, 2.0) was given; units go by halves, the least from 0,"
                                + " the most from 1 to 256, and not below the least. Leave it out for 0 to 2.");
    }

    /** What passes between the modules is a zip: a handler that was renamed there would be found out at the first invocation only. */
    @Test
    void hasEachHandlerInTheCodeThatItBrings() {
        for (JsonNode function : template.resources("AWS::Lambda::Function").values()) {
            String handler = function.at("/Properties/Handler").asText().replace("::handleRequest", "");
            int name = handler.lastIndexOf('.');
            assertThat(RuntimeCode.filesOf(handler.substring(0, name).replace('.', '/'))).as(handler)
                    .containsKey(handler.substring(name + 1) + ".class");
        }
    }

    @Test
    void hasItsMigrationsInTheCodeThatItBrings() {
        assertThat(RuntimeCode.filesOf("db/messaging").keySet()).isNotEmpty()
                .allSatisfy(name -> assertThat(name).endsWith(".sql"));
        // Who may log in must be somebody whom they make.
        assertThat(RuntimeCode.filesOf("db/messaging").values())
                .anySatisfy(sql -> assertThat(new String(sql, StandardCharsets.UTF_8)).contains("messaging_app"));
    }
}
