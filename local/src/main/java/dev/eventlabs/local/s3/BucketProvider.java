package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code AWS::S3::Bucket}. */
record BucketProvider(Buckets buckets) implements ResourceProvider<BucketProvider.Properties> {

    record Properties(String bucketName, String accessControl, BucketConfiguration.Encryption bucketEncryption,
            BucketConfiguration.Cors corsConfiguration, BucketConfiguration.Lifecycle lifecycleConfiguration,
            BucketConfiguration.Logging loggingConfiguration, BucketConfiguration.Ownership ownershipControls,
            BucketConfiguration.PublicAccessBlock publicAccessBlockConfiguration, List<Tag> tags,
            Versioning versioningConfiguration) {}

    record Versioning(String status) {}

    @Override
    public String type() {
        return "AWS::S3::Bucket";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("BucketName");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("AccessControl", "BucketEncryption", "CorsConfiguration", "LifecycleConfiguration",
                "LoggingConfiguration",
                "OwnershipControls", "PublicAccessBlockConfiguration");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "DomainName", "RegionalDomainName", "DualStackDomainName", "WebsiteURL");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        check(properties);
        Bucket bucket = buckets.create(context.scope(),
                properties.bucketName() == null ? context.generatedLowerCaseName(63) : properties.bucketName());
        return apply(context, bucket, properties);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        check(after);
        return apply(context, buckets.get(name), after);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        if (buckets.find(name).isPresent()) {
            buckets.delete(name);
        }
        return Outcome.done(name);
    }

    private static Outcome apply(ResourceContext context, Bucket bucket, Properties properties) {
        if (properties.versioningConfiguration() != null) {
            set(bucket, "versioning", "<VersioningConfiguration><Status>"
                    + properties.versioningConfiguration().status() + "</Status></VersioningConfiguration>");
        } else if (bucket.versioning().isPresent()) {
            set(bucket, "versioning", "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>");
        }
        Map<String, String> tags = Tag.of(context, properties.tags());
        if (tags.isEmpty()) {
            bucket.settings().remove("tagging");
        } else {
            bucket.settings().put("tagging", new XmlAnswer("Tagging").tags(tags).answer().body());
        }
        put(bucket, "encryption", properties.bucketEncryption(), BucketConfiguration.Encryption::xml);
        put(bucket, "publicAccessBlock", properties.publicAccessBlockConfiguration(),
                BucketConfiguration.PublicAccessBlock::xml);
        put(bucket, "ownershipControls", properties.ownershipControls(), BucketConfiguration.Ownership::xml);
        put(bucket, "cors", properties.corsConfiguration(), BucketConfiguration.Cors::xml);
        put(bucket, "lifecycle", properties.lifecycleConfiguration(), BucketConfiguration.Lifecycle::xml);
        put(bucket, "logging", properties.loggingConfiguration(), logging -> logging.xml(bucket.name()));
        String region = context.scope().region();
        return Outcome.done(bucket.name(), Map.of("Arn", "arn:aws:s3:::" + bucket.name(),
                "DomainName", bucket.name() + ".s3.amazonaws.com",
                "RegionalDomainName", bucket.name() + ".s3." + region + ".amazonaws.com",
                "DualStackDomainName", bucket.name() + ".s3.dualstack." + region + ".amazonaws.com",
                "WebsiteURL", "http://" + bucket.name() + ".s3-website-" + region + ".amazonaws.com"));
    }

    /** Before anything is made: a bucket that fails later would be left behind. */
    private static void check(Properties properties) {
        Versioning versioning = properties.versioningConfiguration();
        if (versioning != null && !"Enabled".equals(versioning.status()) && !"Suspended".equals(versioning.status())) {
            throw AwsException.badRequest("InvalidRequest",
                    "VersioningConfiguration.Status must be Enabled or Suspended, but is " + versioning.status() + ".");
        }
    }

    private static <C> void put(Bucket bucket, String name, C configuration, Function<C, byte[]> xml) {
        if (configuration == null) {
            bucket.settings().remove(name);
        } else {
            bucket.settings().put(name, xml.apply(configuration));
        }
    }

    private static void set(Bucket bucket, String name, String xml) {
        bucket.settings().put(name, xml.getBytes(StandardCharsets.UTF_8));
    }
}
