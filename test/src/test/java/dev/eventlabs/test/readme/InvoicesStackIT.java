package dev.eventlabs.test.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@Isolated("it synthesises, and jsii takes one thread at a time")
class InvoicesStackIT {

    @TempDir private static Path work;
    private static Path zip;

    @BeforeAll
    static void zipTheHandler() throws IOException {
        zip = work.resolve("functions.zip");
        String entry = "com/example/Bookkeeper.class";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var in = InvoicesStackIT.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new ZipEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    // tag::own-test[]
    @Test
    void anInvoiceIsBooked() {
        App app = new App();
        new InvoicesStack(app, Code.fromAsset(zip.toString()));

        try (LocalCloud cloud = LocalCloud.start()) {
            Map<String, String> outputs = cloud.deploy(Path.of(app.synth().getDirectory())).get("Invoices");

            // Any AWS client will do: it needs the endpoint, a region, and keys of any kind.
            var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
            SqsClient sqs = SqsClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1)
                    .credentialsProvider(keys).build();
            CloudWatchLogsClient logs = CloudWatchLogsClient.builder().endpointOverride(cloud.endpoint())
                    .region(Region.US_EAST_1).credentialsProvider(keys).build();

            sqs.sendMessage(send -> send.queueUrl(outputs.get("QueueUrl")).messageBody("Invoice 7"));

            await().untilAsserted(() -> assertThat(
                    logs.filterLogEvents(filter -> filter.logGroupName(outputs.get("LogGroup"))).events())
                    .anyMatch(event -> event.message().contains("booked: Invoice 7")));
        }
    }
    // end::own-test[]
}
