package dev.eventlabs.local.rds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::SecretsManager::SecretTargetAttachment}: tells a secret where the database is that it opens.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html">the type</a>
 */
final class SecretAttachmentProvider implements ResourceProvider<SecretAttachmentProvider.Properties> {

    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";
    private static final List<String> WRITTEN = List.of("engine", "host", "port", "dbname", "dbClusterIdentifier",
            "dbInstanceIdentifier");

    private final Clusters clusters;
    private final Instances instances;
    private final Secrets secrets;

    SecretAttachmentProvider(Clusters clusters, Instances instances, Secrets secrets) {
        this.clusters = clusters;
        this.instances = instances;
        this.secrets = secrets;
    }

    record Properties(String secretId, String targetId, String targetType) {}

    @Override
    public String type() {
        return "AWS::SecretsManager::SecretTargetAttachment";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("SecretId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Optional<ObjectNode> secret = secret(context.scope(), properties.secretId());
        if (secret.isEmpty()) {
            return Outcome.failed("The secret " + properties.secretId()
                    + " isn't there, or isn't a JSON object that a connection could be added to.");
        }
        ObjectNode text = secret.get().remove(WRITTEN);
        switch (properties.targetType() == null ? "" : properties.targetType()) {
            case CLUSTER -> {
                Cluster cluster = clusters.get(context.scope(), properties.targetId());
                write(text, cluster);
                text.put("dbClusterIdentifier", cluster.id());
            }
            case INSTANCE -> {
                Instance instance = instances.get(context.scope(), properties.targetId());
                write(text, instances.cluster(instance));
                text.put("dbInstanceIdentifier", instance.id());
            }
            default -> {
                return Outcome.failed("TargetType is " + properties.targetType() + ", but must be " + CLUSTER + " or "
                        + INSTANCE + ".");
            }
        }
        secrets.put(context.scope(), properties.secretId(), text.toString());
        return Outcome.done(properties.secretId(), Map.of("Id", properties.secretId()));
    }

    @Override
    public Outcome update(ResourceContext context, String secretId, Properties before, Properties after) {
        return create(context, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String secretId, Properties properties) {
        secret(context.scope(), secretId)
                .ifPresent(text -> secrets.put(context.scope(), secretId, text.remove(WRITTEN).toString()));
        return Outcome.done(secretId);
    }

    private static void write(ObjectNode text, Cluster cluster) {
        text.put("engine", "postgres").put("host", Cluster.HOST).put("port", cluster.port());
        cluster.databaseName().ifPresent(name -> text.put("dbname", name));
    }

    private Optional<ObjectNode> secret(Scope scope, String id) {
        return secrets.text(scope, id, Optional.empty()).flatMap(text -> {
            try {
                return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object
                        ? Optional.of(object)
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
