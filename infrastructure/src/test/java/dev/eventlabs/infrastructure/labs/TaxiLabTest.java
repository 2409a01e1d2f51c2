package dev.eventlabs.infrastructure.labs;

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
class TaxiLabTest {
    private final Stack stack = new Stack(new App(), "Theirs");
    private final TaxiLab first = TaxiLab.Builder.create(stack, "First").build();
    private final TaxiLab second = TaxiLab.Builder.create(stack, "Second").stageName("v1").build();
    private final Synthesised template = Synthesised.of(stack);

    @Test
    void canBeThereTwiceSinceNamesAreGenerated() {
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(12);
        for (String name : new String[]{"QueueName", "TableName", "DashboardName", "RoleName",
                "GroupName"}) {
            assertThat(template.template().findValues(name)).as(name).isEmpty();
        }
        // A flow log's is the name of the group that it writes to, and a reference.
        assertThat(template.resources("AWS::Logs::LogGroup").values())
                .allSatisfy(group -> assertThat(group.path("Properties").has("LogGroupName")).isFalse());
        assertThat(template.resources("AWS::RDS::DBCluster").values())
                .allSatisfy(cluster -> assertThat(cluster.path("Properties").has("DBClusterIdentifier")).isFalse());
        assertThat(template.properties("AWS::ApiGateway::Stage", "Second").path("StageName").asText()).isEqualTo("v1");
        assertThat(first.getConsumer().getAlarms()).hasSize(2);
        assertThat(second.getDatabase().getAlarms()).hasSize(1);
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
        assertThat(RuntimeCode.filesOf("db/taxi").keySet()).isNotEmpty()
                .allSatisfy(name -> assertThat(name).endsWith(".sql"));
        // Who may log in must be somebody whom they make.
        assertThat(RuntimeCode.filesOf("db/taxi").values())
                .anySatisfy(sql -> assertThat(new String(sql, StandardCharsets.UTF_8))
                        .contains("taxi_app", "taxi_billing"));
    }
}
