package dev.eventlabs.testkit;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** A stranger's stack, made of CDK's own constructs. */
class MailStack extends Stack {

    MailStack(Construct scope, String id) {
        super(scope, id);
        output("QueueUrl", Queue.Builder.create(this, "Letters").build().getQueueUrl());
        output("BucketName", Bucket.Builder.create(this, "Parcels").build().getBucketName());
        Object office = getNode().tryGetContext("office");
        output("Office", office == null ? "none" : office.toString());
        Function stamp = Function.Builder.create(this, "Stamp").runtime(Runtime.NODEJS_22_X).handler("index.handler")
                .code(Code.fromInline("""
                        exports.handler = async event => {
                          console.log('stamping', event.letter);
                          if (!event.letter) throw new Error('no letter');
                          return event.letter + '!';
                        };""")).environment(Map.of("OFFICE", "any")).build();
        output("StampName", stamp.getFunctionName());
    }

    private void output(String key, String value) {
        CfnOutput.Builder.create(this, key).value(value).build();
    }

    /** What another constructor needs, nobody but the test can know. */
    static final class Addressed extends Stack {
        Addressed(Construct scope, String id, List<String> addresses) {
            super(scope, id);
            Queue.Builder.create(this, "Letters").build();
            CfnOutput.Builder.create(this, "Addresses").value(String.join(" ", addresses)).build();
        }
    }
}
