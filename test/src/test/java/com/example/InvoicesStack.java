// tag::own-app[]
package com.example;

import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** A queue that loses nothing, and a function that consumes it. */
final class InvoicesStack extends Stack {

    InvoicesStack(Construct scope, String id) {
        super(scope, id);

        DurableQueue invoices = DurableQueue.Builder.create(this, "Queue")
                .queue(q -> q.visibilityTimeout(Duration.minutes(1)))
                .build();
        JavaFunction bookkeeper = JavaFunction.Builder.create(this, "Bookkeeper", "com.example.Bookkeeper::book")
                .code(Code.fromAsset("target/classes"))
                .timeout(Duration.seconds(10))
                .build();
        bookkeeper.consume(invoices);

        CfnOutput.Builder.create(this, "QueueUrl").value(invoices.getQueue().getQueueUrl()).build();
        CfnOutput.Builder.create(this, "LogGroup").value(bookkeeper.getLogGroup().getLogGroupName()).build();
    }
}
// end::own-app[]
