package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.snapshots.Snapshots;
import dev.eventlabs.testkit.Deploy;
import dev.eventlabs.testkit.Output;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@Deploy(InvoicesStack.class)
class InvoicesStackTest {

    @Test
    void aGoodInvoiceIsBookedThoughItComesWithABadOne(SqsClient sqs, CloudWatchLogsClient logs,
            @Output("QueueUrl") String queue, @Output("LogGroup") String log) {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("7"));
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("seven"));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                logs.filterLogEvents(filter -> filter.logGroupName(log)).events())
                .anyMatch(event -> event.message().contains("booked: 7"))
                .anyMatch(event -> event.message().contains("no invoice: message ")));
    }

    @Test
    void theTemplateIsAsAgreedOn() {
        Snapshots.assertMatches("invoices", new InvoicesStack(new App(), "Invoices"));
    }
}
