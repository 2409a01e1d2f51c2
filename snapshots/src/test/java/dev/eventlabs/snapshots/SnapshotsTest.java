package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sqs.Queue;

/** As its users see it: a stack, and the snapshot in {@code src/test/snapshots} of this module. */
class SnapshotsTest {
    private static Stack stack(Duration retention) {
        Stack stack = new Stack(new App(), "Mail");
        Queue queue = Queue.Builder.create(stack, "Letters").retentionPeriod(retention).build();
        CfnOutput.Builder.create(stack, "Url").value(queue.getQueueUrl()).build();
        return stack;
    }

    @Test
    void comparesAStackWithWhatWasAgreedOn() {
        Snapshots.assertMatches("mail", stack(Duration.days(7)));
    }

    @Test
    void tellsTheDifference() {
        var folder = new SnapshotFolder(Path.of("src", "test", "snapshots"), Missing.FAILS, false);
        var template = NormalisedTemplate.of(Template.fromStack(stack(Duration.days(8))).toJSON());
        assertThatThrownBy(() -> folder.compare("mail", template))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("-      \"Properties\": { \"MessageRetentionPeriod\": 604800 },\n")
                .hasMessageContaining("+      \"Properties\": { \"MessageRetentionPeriod\": 691200 },\n");
    }
}
