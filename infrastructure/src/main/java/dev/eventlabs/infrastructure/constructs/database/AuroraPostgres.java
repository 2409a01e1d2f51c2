package dev.eventlabs.infrastructure.constructs.database;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.Grants;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseClusterProps;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.constructs.Construct;

/**
 * An Aurora PostgreSQL database that grows and shrinks with its load and pauses when nobody is connected, in the subnets of
 * a {@link PrivateNetwork}.
 *
 * <p>Nobody knows a password: functions log in with a token of their role ({@link #grantConnect}), which lasts fifteen minutes,
 * over TLS; the master's is made, kept and changed by RDS itself, and read by migrations only ({@link #grantMaster}). What
 * may connect is let through by its security group, on the database's port.
 */
public final class AuroraPostgres extends Construct implements IConnectable {
    static final String FORCE_TLS = "rds.force_ssl";
    private static final int POSTGRES = 5432;

    private final PrivateNetwork network;
    private final DatabaseCluster cluster;
    private final String databaseName;
    private final Port port;
    private final Alarm atCapacityAlarm;

    private AuroraPostgres(Builder builder) {
        super(builder.scope, builder.id);
        DatabaseRules rules = new DatabaseRules(this);
        rules.name(builder.databaseName);
        rules.capacity(builder.leastUnits, builder.mostUnits);
        rules.pause(builder.leastUnits, builder.pauseAfter);
        builder.parameters.keySet().forEach(rules::forcedTls);
        network = builder.network;
        databaseName = builder.databaseName;
        DataLifecycle lifecycle = builder.lifecycle;
        SecurityGroup group = network.closedGroup(this, "SecurityGroup", "Database " + getNode().getPath());
        Map<String, String> parameters = new TreeMap<>(builder.parameters);
        parameters.put(FORCE_TLS, "1");

        DatabaseClusterProps.Builder props = DatabaseClusterProps.builder()
                .clusterIdentifier(builder.clusterIdentifier)
                .writer(ClusterInstance.serverlessV2("Writer",
                        ServerlessV2ClusterInstanceProps.builder().publiclyAccessible(false).build()))
                .removalPolicy(lifecycle.removalPolicy())
                .deletionProtection(lifecycle.isProtected())
                // A day is the least that Aurora has; five weeks the most.
                .backup(BackupProps.builder()
                        .retention(lifecycle.isProtected() ? Duration.days(35) : Duration.days(1))
                        .build());
        builder.cluster.accept(props);
        props.engine(DatabaseClusterEngine
                .auroraPostgres(AuroraPostgresClusterEngineProps.builder().version(builder.version).build()))
                .defaultDatabaseName(databaseName)
                .serverlessV2MinCapacity(builder.leastUnits)
                .serverlessV2MaxCapacity(builder.mostUnits)
                .serverlessV2AutoPauseDuration(builder.pause())
                .vpc(network.getVpc())
                .vpcSubnets(network.selectSubnets())
                .securityGroups(List.of(group))
                .iamAuthentication(true)
                // RDS makes the password: it is in no template, and it is changed every week without a function for it.
                .manageMasterUserPassword(true)
                .storageEncrypted(true)
                .parameters(parameters);
        DatabaseClusterProps wished = props.build();
        port = Port.tcp(wished.getPort() == null ? POSTGRES : wished.getPort());
        cluster = new DatabaseCluster(this, "Cluster", wished);
        if (lifecycle.isProtected()) {
            Retained.with(cluster, group, lifecycle.removalPolicy());
        }
        atCapacityAlarm = Alarms
                .builder(this, "AtCapacity", metricUtilization(), 90,
                        "The database has had nearly all its units in use for 15 minutes: allow it more, or find what is slow.")
                .evaluationPeriods(15)
                .build();
        Acknowledgements.of(cluster, lifecycle);
    }

    /** The cluster. */
    public DatabaseCluster getCluster() {
        return cluster;
    }

    /** The network that it is in. */
    public PrivateNetwork getNetwork() {
        return network;
    }

    /** The host to connect to, that of the writer. Tokens are made for this name. */
    public String getHost() {
        return cluster.getClusterEndpoint().getHostname();
    }

    /** The port, 5432 unless it was overridden. */
    public String getPort() {
        return Tokenization.stringifyNumber(cluster.getClusterEndpoint().getPort());
    }

    /** The database that is there from the beginning. */
    public String getDatabaseName() {
        return databaseName;
    }

    /** Where the master's user name and password are, as JSON: {@code username} and {@code password}. */
    public String getMasterSecretArn() {
        return cluster.getSecret().getSecretArn();
    }

    /** The alarm: for a quarter of an hour the database has needed nearly all it may have. It has no action yet. */
    public List<Alarm> getAlarms() {
        return List.of(atCapacityAlarm);
    }

    /** The database's security group, with its port as default. */
    @Override
    public Connections getConnections() {
        return cluster.getConnections();
    }

    /**
     * Lets the client log in as this one database user, with a token of its role instead of a password: {@code rds-db:connect}
     * for cluster and user, and the way through both security groups. The user must be a member of {@code rds_iam}.
     *
     * @throws IllegalArgumentException when the user's name isn't one; the message says what to do
     */
    public <C extends IGrantable & IConnectable> Grant grantConnect(C client, String databaseUser) {
        new DatabaseRules(this).user(databaseUser);
        letIn(client);
        return cluster.grantConnect(client, databaseUser);
    }

    /**
     * Lets the client read the master's password and log in with it, for what only the master can: migrations. It also gets its
     * way to Secrets Manager, for which the network makes an endpoint.
     */
    public <C extends IGrantable & IConnectable> Grant grantMaster(C client) {
        letIn(client);
        network.allow(client, InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
        return Grants.on(getMasterSecretArn(), client, "secretsmanager:GetSecretValue");
    }

    private void letIn(IConnectable client) {
        cluster.getConnections().allowFrom(client, port, "Queries the database");
    }

    /** Units in use, in percent of the most there may be: the average of each minute. While it is paused, 0. */
    public Metric metricUtilization() {
        return cluster.metricACUUtilization(PerMinute.of("Average"));
    }

    /** Aurora capacity units in use, of about 2 GB of memory each: the average of each minute. */
    public Metric metricCapacity() {
        return cluster.metricServerlessDatabaseCapacity(PerMinute.of("Average"));
    }

    /** Connections: the highest number of each minute. As long as there is one, the cluster doesn't pause. */
    public Metric metricConnections() {
        return cluster.metricDatabaseConnections(PerMinute.of("Maximum"));
    }

    /** Builds an {@link AuroraPostgres}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final PrivateNetwork network;
        private final String databaseName;
        private final Map<String, String> parameters = new TreeMap<>();
        private AuroraPostgresEngineVersion version = AuroraPostgresEngineVersion.VER_17_7;
        private String clusterIdentifier;
        private double leastUnits;
        private double mostUnits = 2;
        private Duration pauseAfter;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<DatabaseClusterProps.Builder> cluster = c -> {};

        private Builder(Construct scope, String id, PrivateNetwork network, String databaseName) {
            this.scope = scope;
            this.id = id;
            this.network = Objects.requireNonNull(network);
            this.databaseName = Objects.requireNonNull(databaseName);
        }

        /** Starts a database in the scope: in which network, and what it is called. */
        public static Builder create(Construct scope, String id, PrivateNetwork network, String databaseName) {
            return new Builder(scope, id, network, databaseName);
        }

        private Duration pause() {
            return leastUnits > 0 ? null : pauseAfter == null ? Duration.minutes(5) : pauseAfter;
        }

        /** Default: CloudFormation generates a name. */
        public Builder clusterIdentifier(String clusterIdentifier) {
            this.clusterIdentifier = clusterIdentifier;
            return this;
        }

        /** Default: PostgreSQL 17.7. */
        public Builder version(AuroraPostgresEngineVersion version) {
            this.version = Objects.requireNonNull(version);
            return this;
        }

        /** Default: 0 to 2 Aurora capacity units. With at least 0.5 it never pauses; up to 256. */
        public Builder capacity(double least, double most) {
            this.leastUnits = least;
            this.mostUnits = most;
            return this;
        }

        /** Default: 5 minutes without a connection, then it pauses; up to a day. The next connection waits some 15 seconds. */
        public Builder pauseAfter(Duration pauseAfter) {
            this.pauseAfter = Objects.requireNonNull(pauseAfter);
            return this;
        }

        /** Default: those of the engine, and TLS forced. Sets a parameter of the cluster; can be repeated. */
        public Builder parameter(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        /**
         * Default: {@link DataLifecycle#DISPOSABLE}, the database goes with the stack without a snapshot, backups are kept for a
         * day. {@link DataLifecycle#RETAINED} keeps it, protects it from deletion, and keeps backups for 35 days.
         */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: one writer. Engine, network, capacity, encryption and how to log in stay. Applied after our defaults. */
        public Builder cluster(Consumer<DatabaseClusterProps.Builder> override) {
            this.cluster = this.cluster.andThen(override);
            return this;
        }

        /**
         * Adds the database to the scope.
         *
         * @throws IllegalArgumentException when something is out of range or doesn't go together; the message says what to do
         */
        public AuroraPostgres build() {
            return new AuroraPostgres(this);
        }
    }
}
