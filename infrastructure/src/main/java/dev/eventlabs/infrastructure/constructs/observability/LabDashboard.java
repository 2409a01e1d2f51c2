package dev.eventlabs.infrastructure.constructs.observability;

import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.database.AuroraPostgres;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.function.StreamConsumer;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import dev.eventlabs.infrastructure.constructs.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.DashboardProps;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/**
 * A CloudWatch dashboard with a row for each construct that it is given: what comes in, what goes wrong, how long it takes.
 *
 * <p>A row is of an API (calls, errors, latency), a workflow (executions, their time), a function (Invocations, Duration, Errors,
 * Throttles), a consumer of a stream (iterator age, failures), a stream (records in, turned away), a queue (depth with dead
 * letters, age of the oldest message), a database (capacity, connections) or a user directory (sign-ups, sign-ins): kind by kind,
 * and those of a kind in the order in which they were given.
 */
public final class LabDashboard extends Construct {
    /** CloudWatch's grid is 24 columns wide. */
    private static final int COLUMNS = 24;

    private final Dashboard dashboard;

    private LabDashboard(Builder builder) {
        super(builder.scope, builder.id);
        List<List<? extends IWidget>> rows = new ArrayList<>();
        builder.apis.forEach((title, api) -> rows.add(row(title, api)));
        builder.workflows.forEach((title, workflow) -> rows.add(row(title, workflow)));
        builder.functions.forEach((title, function) -> rows.add(row(title, function)));
        builder.consumers.forEach((title, consumer) -> rows.add(row(title, consumer)));
        builder.streams.forEach((title, stream) -> rows.add(row(title, stream)));
        builder.queues.forEach((title, queue) -> rows.add(row(title, queue)));
        builder.databases.forEach((title, database) -> rows.add(row(title, database)));
        builder.directories.forEach((title, users) -> rows.add(row(title, users)));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("Dashboard " + getNode().getPath()
                    + ": nothing was given to show. Add at least one .function(title, function) or .queue(title, queue).");
        }
        DashboardProps.Builder props = DashboardProps.builder().dashboardName(builder.dashboardName);
        builder.dashboard.accept(props);
        dashboard = new Dashboard(this, "Dashboard", props.widgets(rows).build());
    }

    private static List<GraphWidget> row(String title, LambdaApi api) {
        return List.of(
                graph(title + ": calls", 3, api.metricCalls()),
                graph(title + ": errors", 3, api.metricClientErrors(), api.metricServerErrors()),
                graph(title + ": latency", 3, api.metricLatency("p50"), api.metricLatency("p99")));
    }

    private static List<GraphWidget> row(String title, Workflow workflow) {
        return List.of(
                graph(title + ": executions", 3, workflow.metricStarted(), workflow.metricSucceeded()),
                graph(title + ": failed or timed out", 3, workflow.metricFailed(), workflow.metricTimedOut()),
                graph(title + ": time", 3, workflow.metricTime("p50"), workflow.metricTime("p99")));
    }

    private static List<GraphWidget> row(String title, JavaFunction function) {
        return List.of(
                graph(title + ": Invocations", 4, function.metricInvocations()),
                graph(title + ": Duration", 4, function.metricDuration("p50"), function.metricDuration("p99")),
                graph(title + ": Errors", 4, function.metricErrors()),
                graph(title + ": Throttles", 4, function.metricThrottles()));
    }

    private static List<GraphWidget> row(String title, StreamConsumer consumer) {
        return List.of(
                graph(title + ": iterator age", 2, consumer.metricIteratorAge()),
                graph(title + ": failures waiting", 2, consumer.metricFailures()));
    }

    private static List<GraphWidget> row(String title, RecordStream stream) {
        return List.of(
                graph(title + ": records in", 2, stream.metricIncomingRecords()),
                graph(title + ": records turned away", 2, stream.metricThrottledWrites()));
    }

    private static List<GraphWidget> row(String title, DurableQueue queue) {
        return List.of(
                graph(title + ": messages waiting", 2, queue.metricDepth(), queue.metricDeadLetters()),
                graph(title + ": age of the oldest message", 2, queue.metricAgeOfOldestMessage()));
    }

    private static List<GraphWidget> row(String title, AuroraPostgres database) {
        return List.of(
                graph(title + ": capacity units", 3, database.metricCapacity()),
                graph(title + ": percent of the most units", 3, database.metricUtilization()),
                graph(title + ": connections", 3, database.metricConnections()));
    }

    private static List<GraphWidget> row(String title, UserDirectory users) {
        return List.of(
                graph(title + ": sign-ups", 2, users.metricSignUps()),
                graph(title + ": sign-ins", 2, users.metricSignIns()));
    }

    private static GraphWidget graph(String title, int perRow, IMetric... metrics) {
        return GraphWidget.Builder.create().title(title).width(COLUMNS / perRow).left(List.of(metrics)).build();
    }

    /** The dashboard. */
    public Dashboard getDashboard() {
        return dashboard;
    }

    /** Builds a {@link LabDashboard}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Map<String, LambdaApi> apis = new LinkedHashMap<>();
        private final Map<String, Workflow> workflows = new LinkedHashMap<>();
        private final Map<String, JavaFunction> functions = new LinkedHashMap<>();
        private final Map<String, StreamConsumer> consumers = new LinkedHashMap<>();
        private final Map<String, RecordStream> streams = new LinkedHashMap<>();
        private final Map<String, DurableQueue> queues = new LinkedHashMap<>();
        private final Map<String, AuroraPostgres> databases = new LinkedHashMap<>();
        private final Map<String, UserDirectory> directories = new LinkedHashMap<>();
        private String dashboardName;
        private Consumer<DashboardProps.Builder> dashboard = d -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a dashboard in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder dashboardName(String dashboardName) {
            this.dashboardName = dashboardName;
            return this;
        }

        /** Default: no API. Adds a row under a title of its own; can be repeated. */
        public Builder api(String title, LambdaApi api) {
            apis.put(title, api);
            return this;
        }

        /** Default: no workflow. Adds a row under a title of its own; can be repeated. */
        public Builder workflow(String title, Workflow workflow) {
            workflows.put(title, workflow);
            return this;
        }

        /** Default: no function. Adds a row under a title of its own; can be repeated. */
        public Builder function(String title, JavaFunction function) {
            functions.put(title, function);
            return this;
        }

        /** Default: no consumer of a stream. Adds a row under a title of its own; can be repeated. */
        public Builder consumer(String title, StreamConsumer consumer) {
            consumers.put(title, consumer);
            return this;
        }

        /** Default: no stream. Adds a row under a title of its own; can be repeated. */
        public Builder stream(String title, RecordStream stream) {
            streams.put(title, stream);
            return this;
        }

        /** Default: no queue. Adds a row under a title of its own; can be repeated. */
        public Builder queue(String title, DurableQueue queue) {
            queues.put(title, queue);
            return this;
        }

        /** Default: no database. Adds a row under a title of its own; can be repeated. */
        public Builder database(String title, AuroraPostgres database) {
            databases.put(title, database);
            return this;
        }

        /** Default: no user directory. Adds a row under a title of its own; can be repeated. */
        public Builder users(String title, UserDirectory users) {
            directories.put(title, users);
            return this;
        }

        /** Default: the last three hours, as CloudWatch shows any dashboard. Applied after our defaults; the rows stay. */
        public Builder dashboard(Consumer<DashboardProps.Builder> override) {
            this.dashboard = this.dashboard.andThen(override);
            return this;
        }

        /**
         * Adds the dashboard to the scope.
         *
         * @throws IllegalArgumentException when there is nothing to show
         */
        public LabDashboard build() {
            return new LabDashboard(this);
        }
    }
}
