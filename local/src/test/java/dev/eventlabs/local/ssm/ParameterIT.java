package dev.eventlabs.local.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;

class ParameterIT extends CloudFixture {

    private SsmClient ssm;

    @BeforeAll
    void connect() {
        ssm = client(SsmClient.builder());
    }

    @Test
    void everyRegionIsBootstrapped() {
        SsmClient elsewhere = client(SsmClient.builder(), Region.AP_SOUTH_1);

        Parameter version = elsewhere.getParameter(request -> request.name("/cdk-bootstrap/hnb659fds/version"))
                .parameter();

        assertThat(Integer.parseInt(version.value())).isGreaterThanOrEqualTo(6);
        assertThat(version.arn())
                .isEqualTo("arn:aws:ssm:ap-south-1:000000000000:parameter/cdk-bootstrap/hnb659fds/version");
    }

    @Test
    void aParameterIsOverwrittenOnlyIfAskedAndKeepsItsVersions() {
        put("/versions/a", "one");
        assertThatThrownBy(() -> put("/versions/a", "two")).isInstanceOf(ParameterAlreadyExistsException.class);
        ssm.putParameter(request -> request.name("/versions/a").value("two").overwrite(true));

        assertThat(value("/versions/a")).isEqualTo("two");
        assertThat(value("/versions/a:1")).isEqualTo("one");
        assertThat(ssm.getParameterHistory(request -> request.name("/versions/a")).parameters()).hasSize(2);
    }

    @Test
    void aPathGivesWhatIsBelowItPageByPage() {
        for (int i = 0; i < 13; i++) {
            put("/tree/" + (char) ('a' + i), "v");
        }
        put("/tree/deep/er", "v");

        assertThat(ssm.getParametersByPathPaginator(request -> request.path("/tree")).stream()
                .flatMap(page -> page.parameters().stream())).hasSize(13);
        assertThat(ssm.getParametersByPathPaginator(request -> request.path("/tree").recursive(true)).stream()
                .flatMap(page -> page.parameters().stream())).hasSize(14);
        assertThat(ssm.getParameters(request -> request.names("/tree/a", "/tree/none")))
                .satisfies(answer -> assertThat(answer.invalidParameters()).containsExactly("/tree/none"));
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertThatThrownBy(() -> value("/none")).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> put("a/b", "v")).isInstanceOf(SsmException.class)
                .hasMessageContaining("fully qualified");
        assertThatThrownBy(() -> put("/aws/x", "v")).isInstanceOf(SsmException.class).hasMessageContaining("aws");
        assertThatThrownBy(() -> put("/big", "x".repeat(4097))).isInstanceOf(SsmException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void secureStringsAreShownWhenAskedFor() {
        ssm.putParameter(request -> request.name("secret").value("s3cret").type(ParameterType.SECURE_STRING));

        assertThat(value("secret")).doesNotContain("s3cret");
        assertThat(ssm.getParameter(request -> request.name("secret").withDecryption(true)).parameter().value())
                .isEqualTo("s3cret");
    }

    @Test
    void tagsCanBeChanged() {
        put("tagged", "v");
        ssm.addTagsToResource(request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("tagged")
                .tags(Tag.builder().key("a").value("1").build(), Tag.builder().key("b").value("2").build()));
        ssm.removeTagsFromResource(
                request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("tagged").tagKeys("a"));

        List<Tag> left = ssm
                .listTagsForResource(
                        request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("tagged"))
                .tagList();
        assertThat(left).extracting(Tag::key).containsExactly("b");
    }

    @Test
    void aStackMakesChangesAndDeletesAParameter() {
        String template = """
                {"Resources": {"P": {"Type": "AWS::SSM::Parameter",
                   "Properties": {"Name": "/stack/p", "Type": "String", "Value": "%s", "Tags": {"owner": "me"}}}},
                 "Outputs": {"Name": {"Value": {"Ref": "P"}}, "Value": {"Value": {"Fn::GetAtt": ["P", "Value"]}}}}""";

        assertThat(create("parameter", template.formatted("one"))).containsEntry("Name", "/stack/p")
                .containsEntry("Value", "one");
        update("parameter", template.formatted("two"));
        assertThat(value("/stack/p")).isEqualTo("two");
        assertThat(delete("parameter")).isEqualTo("DELETE_COMPLETE");
        assertThatThrownBy(() -> value("/stack/p")).isInstanceOf(ParameterNotFoundException.class);
    }

    private void put(String name, String value) {
        ssm.putParameter(request -> request.name(name).value(value).type(ParameterType.STRING));
    }

    private String value(String name) {
        return ssm.getParameter(request -> request.name(name)).parameter().value();
    }
}
