package dev.eventlabs.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** {@code AWS::S3::BucketPolicy}: kept and shown, not enforced. */
record BucketPolicyProvider(Buckets buckets) implements ResourceProvider<BucketPolicyProvider.Properties> {

    record Properties(String bucket, JsonNode policyDocument) {}

    @Override
    public String type() {
        return "AWS::S3::BucketPolicy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Bucket");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("PolicyDocument");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        buckets.get(properties.bucket()).settings().put("policy", Json.bytes(properties.policyDocument()));
        return Outcome.done(properties.bucket());
    }

    @Override
    public Outcome update(ResourceContext context, String bucket, Properties before, Properties after) {
        return create(context, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String bucket, Properties properties) {
        buckets.find(bucket).ifPresent(each -> each.settings().remove("policy"));
        return Outcome.done(bucket);
    }
}
