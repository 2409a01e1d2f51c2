package dev.eventlabs.test.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.infrastructure.constructs.function.RuntimeCode;
import dev.eventlabs.local.cloudformation.assembly.DeploymentFailed;
import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.cloud.DeployedStack;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** A schema that grows from deployment to deployment: each step goes on where the one before it ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxiMigrationsIT {

    private static final Map<String, String> FOURTH = Map.of("V4__notes.sql",
            "alter table trips add column note text; grant select on schema_history to taxi_billing;");
    private static final String HISTORY = "select version, file, checksum, applied_on from schema_history order by version";

    private DeployedStack deployed;
    private TaxiDatabase database;
    private CloudFormationClient stacks;
    private List<Map<String, String>> history;

    @BeforeAll
    void deploy() {
        deployed = new DeployedStack(MigrationsApp.with(Map.of()));
        stacks = Sdk.at(deployed.cloud().endpoint(), CloudFormationClient.builder());
        Map<String, String> outputs = deployed.outputs(MigrationsApp.STACK);
        database = new TaxiDatabase(deployed.cloud().endpoint(), outputs.get("Host"),
                Integer.parseInt(outputs.get("Port")), "taxidb");
    }

    @AfterAll
    void stop() {
        database.close();
        stacks.close();
        deployed.close();
    }

    @Test
    @Order(1)
    void aNewMigrationIsAppliedAndTheOldOnesAreNot() throws SQLException {
        assertThat(applied()).isEqualTo("V1__tables.sql,V2__billing.sql,V3__roles.sql");
        List<Map<String, String>> before = database.rowsAsMaster(HISTORY);

        deployed.cloud().deploy(MigrationsApp.with(FOURTH));

        history = database.rowsAsMaster(HISTORY);
        assertThat(applied()).isEqualTo("V4__notes.sql");
        assertThat(history.subList(0, 3)).isEqualTo(before);
        assertThat(history).extracting(row -> row.get("file")).containsExactly("V1__tables.sql", "V2__billing.sql",
                "V3__roles.sql", "V4__notes.sql");
        assertThat(database.rows("select note from trips")).isEmpty();
    }

    @Test
    @Order(2)
    void aBrokenMigrationFailsTheDeploymentWithItsReasonAndLeavesTheDatabaseAsItWas() throws SQLException {
        String reason = "The migration V6__broken.sql failed, and none was applied: ERROR: relation \"nowhere\" does not exist";
        var broken = Map.of("V4__notes.sql", FOURTH.get("V4__notes.sql"),
                "V5__good.sql", "create table left_over (id int); delete from cab_types;",
                "V6__broken.sql", "alter table trips drop column note; insert into nowhere values (1);");

        assertFails(broken, reason);

        assertThat(database.rowsAsMaster("select to_regclass('left_over') as found").getFirst().get("found")).isNull();
        assertThat(database.value("select count(*) from cab_types")).isEqualTo("4");
        assertThat(database.rows("select note from trips")).isEmpty();
    }

    @Test
    @Order(3)
    void anAppliedMigrationThatWasChangedIsRefused() throws SQLException {
        String tables = new String(RuntimeCode.filesOf("db/taxi").get("V1__tables.sql"), StandardCharsets.UTF_8);

        assertFails(Map.of("V1__tables.sql", tables.replace("varchar(10)", "varchar(20)"), "V4__notes.sql",
                FOURTH.get("V4__notes.sql")), "The migration V1__tables.sql isn't what was applied as version 1");
    }

    /** The stack is as it was, and can be deployed again. */
    private void assertFails(Map<String, String> changes, String reason) throws SQLException {
        assertThatThrownBy(() -> deployed.cloud().deploy(MigrationsApp.with(changes)))
                .isInstanceOf(DeploymentFailed.class).hasMessageContaining(reason);
        assertThat(stacks.describeStacks(describe -> describe.stackName(MigrationsApp.STACK)).stacks().getFirst()
                .stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stacks.describeStackEventsPaginator(describe -> describe.stackName(MigrationsApp.STACK))
                .stackEvents().stream().filter(each -> each.resourceType().equals("Custom::DatabaseSchema"))
                .map(StackEvent::resourceStatusReason)).anySatisfy(each -> assertThat(each).contains(reason));
        assertThat(database.rowsAsMaster(HISTORY)).isEqualTo(history);
        assertThat(applied()).isEqualTo("V4__notes.sql");
    }

    private String applied() {
        return deployed.outputs(MigrationsApp.STACK).get("Applied");
    }
}
