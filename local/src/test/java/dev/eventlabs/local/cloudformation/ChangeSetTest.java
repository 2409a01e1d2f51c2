package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeSetTest {

    private static final String BOX = "{\"A\": {\"Type\": \"Test::Thing::Box\", \"Properties\": {\"Name\": \"a\"}}}";

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void f133LeavesANewStackInReviewUntilItIsExecuted() {
        create("CREATE", BOX);

        assertThat(bench.describe("S").path("StackStatus").asText()).isEqualTo("REVIEW_IN_PROGRESS");
        assertThat(bench.events("S")).containsExactly("S REVIEW_IN_PROGRESS User Initiated");
        assertThat(bench.call("ListStackResources", "{\"StackName\": \"S\"}").path("StackResourceSummaries")).isEmpty();
        assertThat(bench.boxes.log).isEmpty();

        bench.call("ExecuteChangeSet", "{\"StackName\": \"S\", \"ChangeSetName\": \"cs\"}");

        assertThat(bench.settled("S")).isEqualTo("CREATE_COMPLETE");
        assertThat(bench.boxes.boxes).containsOnlyKeys("a");
    }

    @Test
    void f134SaysExactlyWhatTheCliTakesForNoChanges() {
        bench.create("S", BOX);

        JsonNode changeSet = create("UPDATE", BOX);

        assertThat(changeSet.path("Status").asText()).isEqualTo("FAILED");
        assertThat(changeSet.path("ExecutionStatus").asText()).isEqualTo("UNAVAILABLE");
        assertThat(changeSet.path("StatusReason").asText()).isEqualTo(
                "The submitted information didn't contain changes. Submit different information to create a change set.");
    }

    @Test
    void f136AnswersForAMissingChangeSetAsAwsDoes() {
        bench.create("S", BOX);

        assertThatThrownBy(() -> bench.call("DescribeChangeSet", "{\"StackName\": \"S\", \"ChangeSetName\": \"x\"}"))
                .hasMessage("ChangeSet [x] does not exist")
                .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.code()).isEqualTo("ChangeSetNotFound"));
        assertThatThrownBy(() -> bench.call("DescribeChangeSet", "{\"StackName\": \"T\", \"ChangeSetName\": \"x\"}"))
                .hasMessage("Stack [T] does not exist");
        assertThat(bench.call("DeleteChangeSet", "{\"StackName\": \"S\", \"ChangeSetName\": \"x\"}")).isEmpty();
    }

    @Test
    void f137F138UseTheWordsThatTheCliDecidesBy() {
        bench.create("S", BOX);

        assertThatThrownBy(() -> bench.describe("T")).hasMessage("Stack with id T does not exist");
        assertThatThrownBy(() -> bench.update("S", BOX)).hasMessage("No updates are to be performed.");
    }

    @Test
    void saysWhatWouldBeReplacedAndWhatFollowsFromIt() {
        bench.create("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "A"}, "Size": 1}},
                 "C": {"Type": "Test::Thing::Box"}}""");

        JsonNode changes = create("UPDATE", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "b"}},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "A"}, "Size": 1}},
                 "D": {"Type": "Test::Thing::Box"}}""").path("Changes");

        assertThat(changes).hasSize(4);
        JsonNode replaced = changes.get(0).path("ResourceChange");
        assertThat(replaced.path("LogicalResourceId").asText()).isEqualTo("A");
        assertThat(replaced.path("Action").asText()).isEqualTo("Modify");
        assertThat(replaced.path("Replacement").asText()).isEqualTo("True");
        assertThat(replaced.path("PolicyAction").asText()).isEqualTo("ReplaceAndDelete");
        assertThat(replaced.path("Details").get(0).path("Target"))
                .hasToString("{\"Attribute\":\"Properties\",\"Name\":\"Name\","
                        + "\"RequiresRecreation\":\"Always\",\"Path\":\"/Properties/Name\",\"BeforeValue\":\"a\",\"AfterValue\":\"b\","
                        + "\"AttributeChangeType\":\"Modify\"}");
        JsonNode added = changes.get(1).path("ResourceChange");
        assertThat(added.path("Action").asText() + added.path("LogicalResourceId").asText()).isEqualTo("AddD");
        JsonNode following = changes.get(2).path("ResourceChange");
        assertThat(following.path("LogicalResourceId").asText()).isEqualTo("B");
        assertThat(following.path("Replacement").asText()).isEqualTo("False");
        assertThat(following.path("Details").get(0).path("ChangeSource").asText()).isEqualTo("ResourceReference");
        assertThat(following.path("Details").get(0).path("CausingEntity").asText()).isEqualTo("A");
        assertThat(following.path("AfterContext").asText()).contains("{{changeSet:KNOWN_AFTER_APPLY}}");
        JsonNode removed = changes.get(3).path("ResourceChange");
        assertThat(removed.path("Action").asText() + removed.path("PolicyAction").asText()).isEqualTo("RemoveDelete");
    }

    @Test
    void doesNothingButShow() {
        bench.create("S", BOX);
        bench.boxes.log.clear();

        create("UPDATE", "{\"A\": {\"Type\": \"Test::Thing::Box\", \"Properties\": {\"Name\": \"b\"}}}");

        assertThat(bench.boxes.log).isEmpty();
        assertThat(bench.describe("S").path("StackStatus").asText()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void pagesThroughManyChanges() {
        ObjectNode resources = Json.object();
        for (int i = 0; i < 130; i++) {
            resources.putObject("Box" + i).put("Type", "Test::Thing::Box");
        }
        JsonNode first = create("CREATE", resources.toString());

        JsonNode second = bench.call("DescribeChangeSet", Json.object().put("StackName", "S").put("ChangeSetName", "cs")
                .put("NextToken", first.path("NextToken").asText()));

        assertThat(first.path("Changes")).hasSize(100);
        assertThat(second.path("Changes")).hasSize(30);
        assertThat(second.has("NextToken")).isFalse();
    }

    @Test
    void f151AsksForTheCapabilityThatIsMissing() {
        assertThatThrownBy(() -> bench.create("S", """
                {"R": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "r"}}}"""))
                .hasMessage("Requires capabilities : [CAPABILITY_NAMED_IAM]")
                .isInstanceOfSatisfying(AwsException.class,
                        e -> assertThat(e.code()).isEqualTo("InsufficientCapabilitiesException"));
    }

    @Test
    void f148RefusesWhatCantBeResolvedBeforeAStackIsThere() {
        assertThatThrownBy(() -> create("CREATE", "{\"A\": {\"Type\": \"Test::Thing::Box\", \"DependsOn\": \"Z\"}}"))
                .hasMessageContaining("Unresolved resource dependencies [Z]");
        assertThatThrownBy(() -> create("CREATE", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "B"}}},
                 "B": {"Type": "Test::Thing::Box", "DependsOn": "A"}}"""))
                .hasMessage("Circular dependency between resources: [A, B]");
        assertThatThrownBy(() -> create("CREATE", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Fn::GetAtt": ["B", "Nope"]}}},
                 "B": {"Type": "Test::Thing::Box"}}"""))
                .hasMessageContaining("resource B does not support attribute type Nope in Fn::GetAtt");
        assertThatThrownBy(() -> bench.describe("S")).hasMessage("Stack with id S does not exist");
    }

    @Test
    void refusesAnotherTypeUnderTheSameLogicalId() {
        bench.create("S", BOX);

        assertThatThrownBy(() -> bench.update("S", "{\"A\": {\"Type\": \"AWS::CloudFormation::WaitConditionHandle\"}}"))
                .hasMessage("Update of resource type is not permitted. The new template modifies resource type of the"
                        + " following resources: [A]");
    }

    @Test
    void loadsTheTemplateFromS3InEitherStyleOfUrl() {
        bench.objects.put("assets/k/t.json",
                ("{\"Resources\": " + BOX + "}").getBytes(StandardCharsets.UTF_8));

        for (String url : new String[]{"https://s3.us-east-1.amazonaws.com/assets/k/t.json",
                "https://assets.s3.us-east-1.amazonaws.com/k/t.json", "http://127.0.0.1:4566/assets/k/t.json",
                "http://localhost:4566/assets/k/t.json", "http://assets.localhost:4566/k/t.json"}) {
            assertThat(bench.call("ValidateTemplate", Json.object().put("TemplateURL", url)).has("Parameters")).as(url)
                    .isTrue();
        }
        assertThatThrownBy(
                () -> bench.call("ValidateTemplate", "{\"TemplateURL\": \"https://s3.amazonaws.com/assets/nope\"}"))
                .hasMessageContaining("The specified key does not exist").hasMessageContaining("nope");
        assertThatThrownBy(() -> bench.call("ValidateTemplate", "{\"TemplateURL\": \"s3://assets/nope\"}"))
                .hasMessage("TemplateURL must be a supported URL.");
    }

    private JsonNode create(String kind, String resources) {
        bench.call("CreateChangeSet",
                Workbench.request("S", resources).put("ChangeSetName", "cs").put("ChangeSetType", kind));
        return bench.call("DescribeChangeSet",
                "{\"StackName\": \"S\", \"ChangeSetName\": \"cs\", \"IncludePropertyValues\": true}");
    }
}
