package dev.eventlabs.test.docs;

import dev.eventlabs.local.boot.Composition;
import dev.eventlabs.local.boot.Settings;
import dev.eventlabs.local.boot.SharedParts;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAwsPageTest {

    @TempDir private Path work;

    @Test
    void thePageListsExactlyWhatIsSupported() {
        Page page = Page.of("docs/embedded-aws.md");
        try (SharedParts parts = SharedParts.forOne(work);
                Composition cloud = new Composition(new Settings(0, Scope.standard(), work, parts, Time.system(),
                        new Ids(new SecureRandom()), 1))) {
            page.mustEqual(page.text()
                    .with("generated: resources", "end", new ResourceTypes(cloud.resourceProviders()).markdown())
                    .with("generated: actions", "end", EmbeddedAwsTables.actions(cloud.services())));
        }
    }
}
