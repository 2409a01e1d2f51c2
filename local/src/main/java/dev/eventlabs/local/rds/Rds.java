package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.postgres.Reserve;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/**
 * RDS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Rds implements Service {

    static final String VALIDATION = "InvalidParameterValue";

    private final Groups groups = new Groups();
    private final Clusters clusters;
    private final Instances instances;
    private final Secrets secrets;

    /**
     * @param secrets keeps managed passwords
     * @param servers where its clusters' servers come from, after their {@link #preparation}; closed by who made it
     */
    public Rds(Time time, Ids ids, Secrets secrets, Reserve servers) {
        this.secrets = secrets;
        clusters = new Clusters(new Servers(servers, time), new MasterSecrets(secrets, ids), groups, ids);
        instances = new Instances(clusters, groups, time, ids);
    }

    @Override
    public String name() {
        return "rds";
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder()
                .query("http://rds.amazonaws.com/doc/2014-10-31/", "2014-10-31").validationCode(VALIDATION);
        new ClusterActions(clusters).register(actions);
        new InstanceActions(instances).register(actions);
        new GroupActions(groups).register(actions);
        new TagActions(clusters, instances, groups).register(actions);
        return List.of(actions.build());
    }

    /** SQL that makes a server of PostgreSQL one of Aurora's, for the reserve that they come from. */
    public static List<String> preparation() {
        return Roles.everywhere();
    }

    /** {@code GET /_eventlabs/rds/ca.pem}: the authority of the clusters' certificates. */
    public Service authorityPage() {
        return new AuthorityPage(clusters);
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new ClusterProvider(clusters), new InstanceProvider(instances),
                new SubnetGroupProvider(groups), new ClusterParameterGroupProvider(groups),
                new InstanceParameterGroupProvider(groups),
                new SecretAttachmentProvider(clusters, instances, secrets));
    }

    /** One a cluster. */
    @Override
    public List<Engine> engines() {
        List<Engine> all = clusters.all().stream().<Engine>map(PostgresEngine::new).toList();
        return all.isEmpty() ? List.of(PostgresEngine.none()) : all;
    }

    @Override
    public void close() {
        clusters.close();
    }
}
