package dev.eventlabs.test.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.test.messaging.MessagingOnLocalCloud.Messaging;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(MessagingOnLocalCloud.class)
@Isolated("it kills every worker of this JVM")
class MessagingUnderFireIT {

    private static final int PEOPLE = 32;
    private static final int MESSAGES = 240;

    private final MessagingClient client;

    MessagingUnderFireIT(Messaging messaging) {
        client = messaging.client();
    }

    @Test
    void everyMessageIsThereOnceAndEveryListHasTheNewestWhileWorkersAreKilled() {
        MessagingUnderFire.Result result = new MessagingUnderFire(client, ProcessHandle.current()).run("fire", PEOPLE,
                MESSAGES, Duration.ofMinutes(4));

        assertThat(result.refusals()).isEmpty();
        assertThat(result.violations()).isEmpty();
        // Who is killed in the middle may have stored it or not, and isn't asked again.
        assertThat(result.messages()).isGreaterThan(MESSAGES / 2);
        assertThat(result.killed()).as("workers killed").isPositive();
        assertThat(result.redelivered()).as("batches redelivered").isPositive();
    }
}
