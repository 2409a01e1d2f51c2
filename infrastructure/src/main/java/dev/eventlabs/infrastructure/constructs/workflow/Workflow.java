package dev.eventlabs.infrastructure.constructs.workflow;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.Grants;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineProps;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * A Step Functions state machine whose executions end within a time of your choice, are traced, and logged event by event
 * to a log group of the stack's own. Two alarms tell of executions that failed or timed out.
 *
 * <p>What a state calls, its role may call: CDK's state classes see to that.
 */
public final class Workflow extends Construct {
    private final StateMachine stateMachine;
    private final ILogGroup logGroup;
    private final Alarm failedAlarm;
    private final Alarm timedOutAlarm;

    private Workflow(Builder builder) {
        super(builder.scope, builder.id);
        StateMachineType type = builder.express ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
        StateMachineProps.Builder props = StateMachineProps.builder()
                .stateMachineName(builder.stateMachineName)
                .comment(builder.description)
                .timeout(builder.express ? Duration.minutes(5) : Duration.hours(1))
                .tracingEnabled(true)
                .removalPolicy(builder.lifecycle.removalPolicy());
        builder.stateMachine.accept(props);
        WorkflowRules.timeout(this, builder.express, props.build().getTimeout());

        logGroup = LogGroup.Builder.create(this, "LogGroup")
                // Under this prefix AWS doesn't count the group in the resource policy that all of an account's log deliveries share.
                .logGroupName(builder.stateMachineName == null ? null
                        : "/aws/vendedlogs/states/" + builder.stateMachineName)
                .retention(builder.lifecycle.logRetention())
                .removalPolicy(builder.lifecycle.removalPolicy())
                .build();
        props.stateMachineType(type)
                .definitionBody(DefinitionBody.fromChainable(builder.definition))
                // All events with their data: without them an execution of an Express workflow leaves nothing to look at.
                .logs(LogOptions.builder().destination(logGroup).level(LogLevel.ALL).includeExecutionData(true)
                        .build());
        stateMachine = new StateMachine(this, "StateMachine", props.build());
        failedAlarm = Alarms.atLeast(this, "Failed", metricFailed(), 1,
                "An execution failed; its history says where and why.");
        timedOutAlarm = Alarms.atLeast(this, "TimedOut", metricTimedOut(), 1,
                "An execution took longer than it may and was ended.");
        NagSuppressions.addResourceSuppressions(stateMachine.getRole(), List.of(NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason("X-Ray's actions for traces, and those of Logs that set up the delivery of this machine's logs, know no resources, only *.")
                .appliesTo(List.of("Resource::*"))
                .build()), true);
    }

    /** The state machine. */
    public StateMachine getStateMachine() {
        return stateMachine;
    }

    /** Where each event of each execution is logged. */
    public ILogGroup getLogGroup() {
        return logGroup;
    }

    /** Both alarms: an execution failed, an execution timed out. They have no actions yet. */
    public List<Alarm> getAlarms() {
        return List.of(failedAlarm, timedOutAlarm);
    }

    /** Lets the grantee start executions, and nothing else. */
    public Grant grantStart(IGrantable grantee) {
        return Grants.on(stateMachine.getStateMachineArn(), grantee, "states:StartExecution");
    }

    /** Lets the grantee look at the state machine: its definition and settings, not its executions. */
    public Grant grantDescribe(IGrantable grantee) {
        return Grants.on(stateMachine.getStateMachineArn(), grantee, "states:DescribeStateMachine");
    }

    /** Executions that began: the number of each minute. */
    public Metric metricStarted() {
        return stateMachine.metricStarted(PerMinute.of("Sum"));
    }

    /** Executions that ended well: the number of each minute. */
    public Metric metricSucceeded() {
        return stateMachine.metricSucceeded(PerMinute.of("Sum"));
    }

    /** Executions that failed: the number of each minute. */
    public Metric metricFailed() {
        return stateMachine.metricFailed(PerMinute.of("Sum"));
    }

    /** Executions that took too long: the number of each minute. */
    public Metric metricTimedOut() {
        return stateMachine.metricTimedOut(PerMinute.of("Sum"));
    }

    /** Milliseconds that an execution took, in the statistic given: {@code p50}, {@code p99}, {@code Average}, … */
    public Metric metricTime(String statistic) {
        return stateMachine.metricTime(PerMinute.of(statistic));
    }

    /** Builds a {@link Workflow}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IChainable definition;
        private String stateMachineName;
        private String description;
        private boolean express;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<StateMachineProps.Builder> stateMachine = s -> {};

        private Builder(Construct scope, String id, IChainable definition) {
            this.scope = scope;
            this.id = id;
            this.definition = Objects.requireNonNull(definition);
        }

        /** Starts a workflow in the scope, with its states: the first, or a chain of them. */
        public static Builder create(Construct scope, String id, IChainable definition) {
            return new Builder(scope, id, definition);
        }

        /** Default: CloudFormation generates a name. */
        public Builder stateMachineName(String stateMachineName) {
            this.stateMachineName = stateMachineName;
            return this;
        }

        /** Default: no description. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Default: Standard, each state runs once and the history is kept. With this, Express: many, short, at least once. */
        public Builder express() {
            this.express = true;
            return this;
        }

        /** Default: 1 hour for an execution, of an Express workflow 5 minutes, which is also the most there. */
        public Builder timeout(Duration timeout) {
            return stateMachine(s -> s.timeout(timeout));
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, logs are kept for a week and all goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: traced by X-Ray. Applied after our defaults; the definition, its type and the logs stay. */
        public Builder stateMachine(Consumer<StateMachineProps.Builder> override) {
            this.stateMachine = this.stateMachine.andThen(override);
            return this;
        }

        /**
         * Adds the state machine, its log group and its alarms to the scope.
         *
         * @throws IllegalArgumentException when the time-out is out of range; the message says what to do
         */
        public Workflow build() {
            return new Workflow(this);
        }
    }
}
