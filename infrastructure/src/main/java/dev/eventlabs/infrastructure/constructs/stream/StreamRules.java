package dev.eventlabs.infrastructure.constructs.stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.kinesis.StreamProps;
import software.constructs.Construct;

/** What must hold for our streams, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class StreamRules {
    private StreamRules() {}

    static void shards(Construct stream, StreamProps props) {
        Number shards = props.getShardCount();
        if (shards == null || Boolean.TRUE.equals(Token.isUnresolved(shards))) {
            return;
        }
        if (props.getStreamMode() == StreamMode.ON_DEMAND) {
            throw refused(stream, shards + " shards were given for a stream on demand, which counts its shards itself."
                    + " Say .shards(" + shards + ") to provision them, or leave them out.");
        }
        if (shards.intValue() < 1) {
            throw refused(stream, "shards(" + shards + ") was given; a stream has at least 1."
                    + " Leave it out for a stream on demand.");
        }
    }

    /** https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html */
    static void retention(Construct stream, StreamProps props) {
        Duration retention = props.getRetentionPeriod();
        if (retention.isUnresolved()) {
            return;
        }
        if (retention.toSeconds().longValue() < Duration.hours(24).toSeconds().longValue()
                || retention.toSeconds().longValue() > Duration.days(365).toSeconds().longValue()) {
            throw refused(stream, "a retention of " + retention.toHumanString()
                    + " was given; Kinesis allows 24 hours to 365 days. Leave it out for 24 hours.");
        }
    }

    static void encrypted(Construct stream, StreamProps props) {
        if (props.getEncryption() == StreamEncryption.UNENCRYPTED) {
            throw refused(stream, "encryption(UNENCRYPTED) was given; allowed are MANAGED (the default, free) and KMS."
                    + " Leave encryption out.");
        }
    }

    private static IllegalArgumentException refused(Construct stream, String message) {
        return new IllegalArgumentException("Stream " + stream.getNode().getPath() + ": " + message);
    }
}
