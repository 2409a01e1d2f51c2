package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::Kinesis::Stream}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html">the type</a>
 */
final class StreamProvider implements ResourceProvider<StreamProvider.Properties> {

    private static final int LONGEST_NAME = 128;

    private final Streams streams;
    private final Resharding resharding;

    StreamProvider(Streams streams, Resharding resharding) {
        this.streams = streams;
        this.resharding = resharding;
    }

    record Properties(String name, Integer shardCount, Integer retentionPeriodHours, StreamMode streamModeDetails,
            Encryption streamEncryption, List<String> desiredShardLevelMetrics, Integer maxRecordSizeInKiB,
            List<Tag> tags) {

        Capacity mode() {
            return streamModeDetails == null ? Capacity.PROVISIONED
                    : StreamActions.mode(streamModeDetails.streamMode());
        }

        Optional<Integer> shards() {
            return Optional.ofNullable(shardCount);
        }

        int retention() {
            return retentionPeriodHours == null ? StreamSettings.SHORTEST_HOURS : retentionPeriodHours;
        }

        int maxRecordKib() {
            return maxRecordSizeInKiB == null ? StreamSettings.SMALLEST_RECORD_KIB : maxRecordSizeInKiB;
        }
    }

    record StreamMode(String streamMode) {}

    record Encryption(String encryptionType, String keyId) {}

    @Override
    public String type() {
        return "AWS::Kinesis::Stream";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("Name");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("StreamEncryption", "DesiredShardLevelMetrics");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.name() == null ? context.generatedName(LONGEST_NAME) : properties.name();
        if (streams.find(context.scope(), name).isPresent()) {
            return Outcome.failed(
                    "Resource of type 'AWS::Kinesis::Stream' with identifier '" + name + "' already exists.");
        }
        Settings settings = Settings.of(properties);
        Stream stream = streams.create(context.scope(), new Streams.Draft(name, properties.mode(), properties.shards(),
                settings.maxRecordKib(), Tag.of(context, properties.tags())));
        settings.apply(stream);
        return done(stream);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        Settings settings = Settings.of(after);
        Stream stream = streams.get(context.scope(), name);
        reshard(stream, after);
        settings.apply(stream);
        Map<String, String> tags = Tag.of(context, after.tags());
        stream.settings().untag(
                Tag.of(context, before.tags()).keySet().stream().filter(key -> !tags.containsKey(key)).toList());
        stream.settings().tag(tags);
        return done(stream);
    }

    private void reshard(Stream stream, Properties wanted) {
        if (wanted.mode() == Capacity.ON_DEMAND) {
            if (wanted.shardCount() != null) {
                throw Errors.validation("ShardCount can't be given for a stream in the mode ON_DEMAND. Leave it out.");
            }
            stream.mode(Capacity.ON_DEMAND);
            return;
        }
        stream.mode(Capacity.PROVISIONED);
        if (wanted.shardCount() != null && wanted.shardCount() != stream.topology().open().size()) {
            resharding.uniform(stream, wanted.shardCount());
        }
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        streams.find(context.scope(), name).ifPresent(streams::delete);
        return Outcome.done(name);
    }

    private static Outcome done(Stream stream) {
        return Outcome.done(stream.name(), Map.of("Arn", stream.arn()));
    }

    /** Checked before anything is changed. */
    private record Settings(int retention, int maxRecordKib, String key, List<String> metrics) {

        static Settings of(Properties properties) {
            return new Settings(StreamSettings.validRetention(properties.retention()),
                    StreamSettings.validRecordKib(properties.maxRecordKib()), key(properties.streamEncryption()),
                    properties.desiredShardLevelMetrics() == null || properties.desiredShardLevelMetrics().isEmpty()
                            ? List.of()
                            : SettingActions.metrics(properties.desiredShardLevelMetrics()));
        }

        private static String key(Encryption encryption) {
            if (encryption == null) {
                return null;
            }
            if (!"KMS".equals(encryption.encryptionType()) || encryption.keyId() == null) {
                throw Errors.argument(
                        "StreamEncryption needs EncryptionType KMS and a KeyId, for instance alias/aws/kinesis,"
                                + " but has " + encryption.encryptionType() + " and " + encryption.keyId() + ".");
            }
            return encryption.keyId();
        }

        void apply(Stream stream) {
            stream.settings().retentionHours(retention);
            stream.settings().maxRecordKib(maxRecordKib);
            stream.settings().key(key);
            stream.settings().monitored(metrics);
        }
    }
}
