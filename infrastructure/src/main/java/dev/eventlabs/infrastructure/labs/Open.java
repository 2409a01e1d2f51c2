package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.stream.Stream;

/** APIs that anybody may call, since those of the original labs are so. */
final class Open {
    private static final String REASON = "The original lab's callers have no accounts: its API is public by design, throttled, and holds only what callers"
            + " themselves sent. With accounts: LambdaApi.signedIn(directory).";

    private Open() {}

    static void acknowledge(LambdaApi api) {
        List<NagPackSuppression> open = Stream.of("AwsSolutions-APIG4", "AwsSolutions-COG4")
                .map(rule -> NagPackSuppression.builder().id(rule).reason(REASON).build())
                .toList();
        NagSuppressions.addResourceSuppressions(api.getApi(), open, true);
    }
}
