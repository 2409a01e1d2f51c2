package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InCodeIT {

    @RegisterExtension static final LocalCloudExtension CLOUD = LocalCloudExtension
            .deploying(app -> new MailStack.Addressed(app, "Addressed", List.of("Bern", "Thun")))
            .context("office", "Thun");

    @Test
    void aStackOfAnyConstructorIsDeployed(@Output("Addresses") String addresses) {
        assertThat(addresses).isEqualTo("Bern Thun");
    }
}
