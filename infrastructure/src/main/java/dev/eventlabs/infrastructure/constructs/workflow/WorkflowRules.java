package dev.eventlabs.infrastructure.constructs.workflow;

import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** What must hold for our workflows, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class WorkflowRules {
    private WorkflowRules() {}

    /** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
    static void timeout(Construct workflow, boolean express, Duration timeout) {
        if (timeout.isUnresolved()) {
            return;
        }
        Duration most = express ? Duration.minutes(5) : Duration.days(365);
        long seconds = timeout.toSeconds().longValue();
        if (seconds < 1 || seconds > most.toSeconds().longValue()) {
            throw new IllegalArgumentException("Workflow " + workflow.getNode().getPath() + ": timeout("
                    + timeout.toHumanString() + ") was given; Step Functions allows "
                    + (express ? "an Express workflow 1 second to 5 minutes. For longer work leave .express() out."
                            : "1 second to 365 days. Leave it out for 1 hour."));
        }
    }
}
