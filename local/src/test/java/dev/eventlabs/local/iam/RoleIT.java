package dev.eventlabs.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class RoleIT extends CloudFixture {

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
             "Action": "sts:AssumeRole"}]}""";
    private static final String ALLOW = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}""";
    private static final String BASIC = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

    private IamClient iam;

    @BeforeAll
    void connect() {
        iam = client(IamClient.builder());
    }

    @Test
    void aRoleIsKeptWithItsPoliciesAndGoesOnlyWithoutThem() {
        role("worker");
        iam.putRolePolicy(request -> request.roleName("worker").policyName("p").policyDocument(ALLOW));
        iam.attachRolePolicy(request -> request.roleName("worker").policyArn(BASIC));

        assertThat(iam.getRole(request -> request.roleName("WORKER")).role().arn())
                .isEqualTo("arn:aws:iam::000000000000:role/worker");
        String document = iam.getRolePolicy(request -> request.roleName("worker").policyName("p")).policyDocument();
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(ALLOW);
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName("worker")).attachedPolicies())
                .extracting(AttachedPolicy::policyName).containsExactly("AWSLambdaBasicExecutionRole");

        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("worker")))
                .isInstanceOf(DeleteConflictException.class);
        iam.detachRolePolicy(request -> request.roleName("worker").policyArn(BASIC));
        assertThatThrownBy(() -> iam.deleteRole(request -> request.roleName("worker")))
                .isInstanceOf(DeleteConflictException.class);
        iam.deleteRolePolicy(request -> request.roleName("worker").policyName("p"));
        iam.deleteRole(request -> request.roleName("worker"));
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName("worker")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void aManagedPolicyHasVersions() {
        String arn = iam.createPolicy(request -> request.policyName("managed").path("/team/").policyDocument(ALLOW))
                .policy().arn();
        iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(ALLOW).setAsDefault(true));

        assertThat(arn).isEqualTo("arn:aws:iam::000000000000:policy/team/managed");
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId()).isEqualTo("v2");
        role("holder");
        iam.attachRolePolicy(request -> request.roleName("holder").policyArn(arn));
        assertThatThrownBy(() -> iam.deletePolicy(request -> request.policyArn(arn)))
                .isInstanceOf(DeleteConflictException.class);
    }

    @Test
    void refusesWhatAwsRefuses() {
        role("twice");
        assertThatThrownBy(() -> role("Twice")).isInstanceOf(EntityAlreadyExistsException.class);
        assertThatThrownBy(() -> iam.createRole(request -> request.roleName("bad").assumeRolePolicyDocument("{}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThatThrownBy(() -> iam.attachRolePolicy(
                request -> request.roleName("twice").policyArn("arn:aws:iam::000000000000:policy/none")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.createUser(request -> request.userName("u"))).hasMessageContaining("CreateUser");
    }

    @Test
    void aStackMakesARoleWithPoliciesAndTakesAllAlong() {
        String template = """
                {"Resources": {
                  "R": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": %s, "ManagedPolicyArns": ["%s"],
                    "Policies": [{"PolicyName": "inline", "PolicyDocument": %s}]}},
                  "P": {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "%s", "PolicyDocument": %s, "Roles": [{"Ref": "R"}]}},
                  "M": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": %s, "Roles": [{"Ref": "R"}]}}},
                 "Outputs": {"Role": {"Value": {"Ref": "R"}}, "Arn": {"Value": {"Fn::GetAtt": ["R", "Arn"]}}, "Managed": {"Value": {"Ref": "M"}}}}""";
        Map<String, String> outputs = create("role", template.formatted(TRUST, BASIC, ALLOW, "one", ALLOW, ALLOW));
        String role = outputs.get("Role");

        assertThat(outputs.get("Arn")).isEqualTo("arn:aws:iam::000000000000:role/" + role);
        assertThat(iam.listRolePolicies(request -> request.roleName(role)).policyNames()).containsExactly("inline",
                "one");
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role)).attachedPolicies()).hasSize(2);

        update("role", template.formatted(TRUST, BASIC, ALLOW, "two", ALLOW, ALLOW));
        assertThat(iam.listRolePolicies(request -> request.roleName(role)).policyNames()).containsExactly("inline",
                "two");
        assertThat(delete("role")).isEqualTo("DELETE_COMPLETE");
        assertThatThrownBy(() -> iam.getRole(request -> request.roleName(role)))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> iam.getPolicy(request -> request.policyArn(outputs.get("Managed"))))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private void role(String name) {
        iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST));
    }
}
