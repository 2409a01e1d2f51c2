package dev.eventlabs.infrastructure.constructs.function;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.queue.FailureQueue;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionProps;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * A Lambda function in Java 25 on arm64 that starts fast: published versions are snapshots (SnapStart), and everything
 * that invokes it does so through the alias {@code live}, which points at the newest of them.
 *
 * <p>It logs JSON to a log group of its own, is traced by X-Ray, and its role holds only what logging, tracing and your
 * grants need: no managed policy.
 */
public final class JavaFunction extends Construct implements IGrantable, IConnectable {
    /** The alias that event sources and callers use. */
    public static final String LIVE = "live";

    private final Function function;
    private final Alias alias;
    private final ILogGroup logGroup;
    private final Duration timeout;
    private final FailureQueue onFailure;
    private final DataLifecycle lifecycle;

    private JavaFunction(Builder builder) {
        super(builder.scope, builder.id);
        FunctionRules.handler(this, builder.handler);
        lifecycle = builder.lifecycle;

        FunctionProps.Builder props = FunctionProps.builder()
                .functionName(builder.functionName)
                .description(builder.description)
                .handler(builder.handler)
                .code(builder.code == null ? RuntimeCode.fromClassPath() : builder.code)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(builder.memorySize)
                .timeout(builder.timeout)
                .tracing(Tracing.ACTIVE);
        builder.function.accept(props);
        NetworkPlace.in(builder.network, this, props);
        FunctionProps wished = props.build();
        FunctionRules.settings(this, wished);
        // Without a log group of the stack's own, Lambda makes one that never expires and stays when the stack goes.
        logGroup = OwnLogGroup.create(this, wished.getFunctionName(), lifecycle);
        if (wished.getRole() == null) {
            props.role(ExecutionRole.create(this, wished.getVpc() != null));
        }
        // SnapStart is why there is an alias; JSON is what makes a request id searchable.
        props.logGroup(logGroup).loggingFormat(LoggingFormat.JSON).snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);

        timeout = wished.getTimeout();
        function = new Function(this, "Function", props.build());
        builder.environment.forEach(function::addEnvironment);
        // Streams and events of this group, but not the group itself: a late line can't bring it back after the stack went.
        logGroup.grantWrite(function);
        onFailure = builder.asynchronous == null ? null : AsynchronousEvents.failureQueue(this, lifecycle);
        alias = onFailure == null ? function.addAlias(LIVE)
                : AsynchronousEvents.aliasWithDestination(function, onFailure, builder.asynchronous);
        Acknowledgements.of(function);
    }

    /** The function. Prefer {@link #getAlias()} to invoke it: the function itself has no snapshot to start from. */
    public Function getFunction() {
        return function;
    }

    /** The alias {@code live}, which points at the newest published version. */
    public Alias getAlias() {
        return alias;
    }

    /** Where the function logs. */
    public ILogGroup getLogGroup() {
        return logGroup;
    }

    /** For how long an invocation may run. */
    public Duration getTimeout() {
        return timeout;
    }

    /** Where events end whose asynchronous invocation failed for good, if the function is {@link Builder#asynchronous}. */
    public Optional<FailureQueue> getOnFailure() {
        return Optional.ofNullable(onFailure);
    }

    /** That of the queue where failed events end: one waits there. Empty without {@link Builder#asynchronous}; it has no action yet. */
    public List<Alarm> getAlarms() {
        return onFailure == null ? List.of() : onFailure.getAlarms();
    }

    /** The function's role, so that {@code queue.grantSend(function)} works. */
    @Override
    public IPrincipal getGrantPrincipal() {
        return function.getGrantPrincipal();
    }

    /** The function's security group, so that {@code database.grantConnect(function, user)} works; only in a network. */
    @Override
    public Connections getConnections() {
        FunctionRules.inNetwork(this, function);
        return function.getConnections();
    }

    /** Lets the grantee invoke the alias {@code live}, and nothing else. */
    public Grant grantInvoke(IGrantable grantee) {
        return alias.grantInvoke(grantee);
    }

    /** Consumes the queue in batches of 10, without a batch window. See {@link #consume(DurableQueue, Consumer)}. */
    public EventSourceMapping consume(DurableQueue queue) {
        return consume(queue, source -> {});
    }

    /**
     * Has Lambda poll the queue and invoke the alias {@code live} with batches of its messages.
     *
     * <p>Default: batch size 10, no batch window. The override is applied after that; partial batch responses stay on, so
     * the handler must answer with {@code SQSBatchResponse}.
     *
     * @throws IllegalArgumentException when the queue hides messages for less than 6 × time-out + batch window, or the batch
     *             size doesn't fit the window; the message says what to do
     */
    public EventSourceMapping consume(DurableQueue queue, Consumer<EventSourceMappingOptions.Builder> override) {
        return QueueSource.attach(this, queue, override);
    }

    /**
     * Has Lambda read the stream and invoke the alias {@code live} with batches of its records; the override is that of
     * a {@link StreamConsumer}.
     */
    public StreamConsumer consume(RecordSource source, Consumer<StreamConsumer.Builder> override) {
        StreamConsumer.Builder consumer = StreamConsumer.Builder.create(this, source.getNode().getId() + "Consumer",
                source, this);
        override.accept(consumer);
        return consumer.build();
    }

    DataLifecycle lifecycle() {
        return lifecycle;
    }

    /** Invocations of the function, through whichever version or alias: the sum of each minute. */
    public Metric metricInvocations() {
        return function.metricInvocations(PerMinute.of("Sum"));
    }

    /** Invocations that ended with an error or a time-out: the sum of each minute. */
    public Metric metricErrors() {
        return function.metricErrors(PerMinute.of("Sum"));
    }

    /** Invocations that Lambda turned away: the sum of each minute. */
    public Metric metricThrottles() {
        return function.metricThrottles(PerMinute.of("Sum"));
    }

    /** Milliseconds that an invocation took, in the statistic given: {@code p50}, {@code p99}, {@code Average}, … */
    public Metric metricDuration(String statistic) {
        return function.metricDuration(PerMinute.of(statistic));
    }

    /** Builds a {@link JavaFunction}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final String handler;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private String functionName;
        private String description;
        private Code code;
        private int memorySize = 1024;
        private Duration timeout = Duration.seconds(30);
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private PrivateNetwork network;
        private Consumer<EventInvokeConfigOptions.Builder> asynchronous;
        private Consumer<FunctionProps.Builder> function = f -> {};

        private Builder(Construct scope, String id, String handler) {
            this.scope = scope;
            this.id = id;
            this.handler = handler;
        }

        /** Starts a function in the scope, with its handler: {@code package.Class} or {@code package.Class::method}. */
        public static Builder create(Construct scope, String id, String handler) {
            return new Builder(scope, id, Objects.requireNonNull(handler));
        }

        /** Default: CloudFormation generates a name. */
        public Builder functionName(String functionName) {
            this.functionName = functionName;
            return this;
        }

        /** Default: no description. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Default: the zip of all Eventlabs handlers, which travels inside this artifact. */
        public Builder code(Code code) {
            this.code = code;
            return this;
        }

        /** Default: 1024 MB, which also gives a bit more than half a processor; 128 to 10240. */
        public Builder memorySize(int megabytes) {
            this.memorySize = megabytes;
            return this;
        }

        /** Default: 30 seconds; 1 second to 15 minutes. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout);
            return this;
        }

        /** Default: no variables of your own. Can be repeated. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Default: outside any network. With this, in its subnets, in a security group that calls only what it is allowed to. */
        public Builder network(PrivateNetwork network) {
            this.network = Objects.requireNonNull(network);
            return this;
        }

        /**
         * Default: nobody invokes the function asynchronously, and there is no on-failure destination. With this, an event
         * that fails for good (by default after two retries) goes to a {@link FailureQueue} with an alarm.
         */
        public Builder asynchronous(Consumer<EventInvokeConfigOptions.Builder> override) {
            this.asynchronous = asynchronous == null ? override : asynchronous.andThen(override);
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, logs are kept for a week and go with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Default: Java 25, arm64, active tracing. The override is applied after our defaults; SnapStart, JSON logs, the log group and
         * the network stay.
         */
        public Builder function(Consumer<FunctionProps.Builder> override) {
            this.function = this.function.andThen(override);
            return this;
        }

        /**
         * Adds the function, its version and its alias to the scope.
         *
         * @throws IllegalArgumentException when something is out of range or doesn't go with SnapStart; the message says what
         *             to do
         */
        public JavaFunction build() {
            return new JavaFunction(this);
        }
    }
}
