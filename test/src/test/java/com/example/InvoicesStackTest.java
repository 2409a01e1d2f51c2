// tag::own-test[]
package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.snapshots.Snapshots;
import dev.eventlabs.testkit.Deploy;
import dev.eventlabs.testkit.Output;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated; // not shown
import software.amazon.awscdk.App;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.sqs.SqsClient;

@Isolated("it synthesises, and jsii takes one thread at a time") // not shown
@Deploy(InvoicesStack.class)
class InvoicesStackTest {

    @Test
    void anInvoiceIsBooked(SqsClient sqs, CloudWatchLogsClient logs, @Output("QueueUrl") String queueUrl,
            @Output("LogGroup") String logGroup) {
        sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody("Invoice 7"));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                logs.filterLogEvents(filter -> filter.logGroupName(logGroup)).events())
                .extracting(FilteredLogEvent::message).anyMatch(line -> line.contains("booked: Invoice 7")));
    }

    @Test
    void theTemplateIsAsAgreedOn() {
        Snapshots.assertMatches("invoices", new InvoicesStack(new App(), "Invoices"));
    }
}
// end::own-test[]
