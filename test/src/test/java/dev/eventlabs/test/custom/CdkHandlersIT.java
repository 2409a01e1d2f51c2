package dev.eventlabs.test.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.cloud.Assemblies;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.Remains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.Provider;
import software.amazon.awscdk.customresources.SdkCallsPolicyOptions;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogRetention;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;

class CdkHandlersIT {

    private static final String STACK = "Handlers";

    /** Done at the second time of asking. */
    private static final String SLOW = """
            const begun = {};
            exports.onEvent = async e => ({PhysicalResourceId: 'slow-' + e.ResourceProperties.Size});
            exports.isComplete = async e => {
              if (!begun[e.RequestType]) { begun[e.RequestType] = true; return {IsComplete: false}; }
              return e.RequestType === 'Delete' ? {IsComplete: true} : {IsComplete: true, Data: {Told: 'size ' + e.ResourceProperties.Size}};
            };
            """;

    @Test
    void f165_cdksOwnHandlersDoTheirWorkAndLeaveNothing() {
        try (DeployedStack deployed = new DeployedStack(Assemblies.synthesise("cdk-handlers",
                app -> fill(new Stack(app, STACK))));
                S3Client s3 = Sdk.at(deployed.cloud().endpoint(), S3Client.builder().forcePathStyle(true));
                CloudWatchLogsClient logs = Sdk.at(deployed.cloud().endpoint(), CloudWatchLogsClient.builder());
                CloudFormationClient stacks = Sdk.at(deployed.cloud().endpoint(), CloudFormationClient.builder())) {
            Map<String, String> outputs = deployed.outputs(STACK);
            assertThat(outputs).containsEntry("Account", "000000000000").containsEntry("Told", "size 3");
            assertThat(logs.describeLogGroups(describe -> describe.logGroupNamePrefix("/kept/a-week")).logGroups())
                    .singleElement().satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(7));
            s3.putObject(put -> put.bucket(outputs.get("BucketName")).key("in/the/way"), RequestBody.fromString("x"));

            stacks.deleteStack(delete -> delete.stackName(STACK));
            stacks.waiter().waitUntilStackDeleteComplete(wait -> wait.stackName(STACK));

            assertThat(s3.listBuckets().buckets()).noneMatch(each -> each.name().equals(outputs.get("BucketName")));
            List<String> left = Remains.in(deployed.cloud().endpoint());
            assertThat(left).noneMatch(each -> each.startsWith("function ") || each.startsWith("Vpc "));
        }
    }

    private static void fill(Stack stack) {
        Bucket bucket = Bucket.Builder.create(stack, "Bucket").removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteObjects(true).build();
        LogRetention.Builder.create(stack, "Kept").logGroupName("/kept/a-week").retention(RetentionDays.ONE_WEEK)
                .build();
        Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(0).restrictDefaultSecurityGroup(true).build();
        AwsCustomResource caller = AwsCustomResource.Builder.create(stack, "Caller").installLatestAwsSdk(false)
                .onUpdate(AwsSdkCall.builder().service("STS").action("getCallerIdentity")
                        .physicalResourceId(PhysicalResourceId.of("caller")).build())
                .policy(AwsCustomResourcePolicy.fromSdkCalls(SdkCallsPolicyOptions.builder()
                        .resources(AwsCustomResourcePolicy.ANY_RESOURCE).build()))
                .build();
        Provider slow = Provider.Builder.create(stack, "Slow").onEventHandler(function(stack, "OnEvent", "onEvent"))
                .isCompleteHandler(function(stack, "IsComplete", "isComplete")).queryInterval(Duration.seconds(1))
                .build();
        CustomResource resource = CustomResource.Builder.create(stack, "Resource")
                .serviceToken(slow.getServiceToken()).properties(Map.of("Size", 3)).build();
        output(stack, "BucketName", bucket.getBucketName());
        output(stack, "Account", caller.getResponseField("Account"));
        output(stack, "Told", resource.getAttString("Told"));
    }

    private static Function function(Stack stack, String id, String export) {
        return Function.Builder.create(stack, id).runtime(Runtime.NODEJS_22_X).handler("index." + export)
                .code(Code.fromInline(SLOW)).build();
    }

    private static void output(Stack stack, String name, String value) {
        CfnOutput.Builder.create(stack, name).value(value).build();
    }
}
