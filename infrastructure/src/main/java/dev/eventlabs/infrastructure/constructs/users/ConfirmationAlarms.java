package dev.eventlabs.infrastructure.constructs.users;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.constructs.Construct;

/** When people see an error although they are confirmed. Cognito itself has no metric for it. */
final class ConfirmationAlarms {
    /**
     * Then Cognito calls again, up to three times in all, and gives up. What was begun goes on.
     * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
     */
    private static final Duration PATIENCE = Duration.seconds(5);

    private ConfirmationAlarms() {}

    static List<Alarm> on(Construct directory, JavaFunction function) {
        return List.of(
                Alarms.atLeast(directory, "ConfirmationErrors", function.metricErrors(), 1,
                        "The function that is told of confirmed users failed. They are in the directory, but what it does"
                                + " for them isn't done."),
                Alarms.atLeast(directory, "ConfirmationTooSlow", function.metricDuration("Maximum"),
                        PATIENCE.toMilliseconds(),
                        "The function that is told of confirmed users took longer than the 5 seconds that Cognito waits."
                                + " What it does for them is done, but they saw an error."));
    }
}
