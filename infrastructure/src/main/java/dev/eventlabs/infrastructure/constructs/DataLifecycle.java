package dev.eventlabs.infrastructure.constructs;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What becomes of a construct's data when its stack goes, and how well it is kept until then. */
public enum DataLifecycle {
    /** Everything goes with the stack; logs are kept for a week. For development and tests. */
    DISPOSABLE(RemovalPolicy.DESTROY, RetentionDays.ONE_WEEK),

    /**
     * Data outlives the stack: resources are retained, protected from deletion and recoverable to a point in time where
     * AWS offers that; logs are kept for a year. A resource whose very creation failed is removed all the same, since
     * it holds nothing and its name would block the next attempt
     * (<a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">RetainExceptOnCreate</a>).
     */
    RETAINED(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RetentionDays.ONE_YEAR);

    private final RemovalPolicy removalPolicy;
    private final RetentionDays logRetention;

    DataLifecycle(RemovalPolicy removalPolicy, RetentionDays logRetention) {
        this.removalPolicy = removalPolicy;
        this.logRetention = logRetention;
    }

    /** The removal policy of whatever holds data: tables, queues, log groups. */
    public RemovalPolicy removalPolicy() {
        return removalPolicy;
    }

    /** How long log groups keep their events. */
    public RetentionDays logRetention() {
        return logRetention;
    }

    /** Whether deletion protection and point-in-time recovery are on. */
    public boolean isProtected() {
        return this == RETAINED;
    }
}
