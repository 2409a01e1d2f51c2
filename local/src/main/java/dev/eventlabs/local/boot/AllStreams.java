package dev.eventlabs.local.boot;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams;
import java.util.List;
import java.util.Map;

/**
 * The streams of all services as one, told apart by their ARNs.
 *
 * @param byService the service in the ARN
 */
record AllStreams(Map<String, RecordStreams> byService) implements RecordStreams {

    @Override
    public boolean exists(String streamArn) {
        RecordStreams streams = byService.get(service(streamArn));
        return streams != null && streams.exists(streamArn);
    }

    @Override
    public List<Shard> shards(String streamArn) {
        return of(streamArn).shards(streamArn);
    }

    @Override
    public Cursor open(String streamArn, String shardId, Position from) {
        return of(streamArn).open(streamArn, shardId, from);
    }

    private RecordStreams of(String streamArn) {
        RecordStreams streams = byService.get(service(streamArn));
        if (streams == null) {
            throw AwsException.notFound("ResourceNotFoundException", "Stream not found: " + streamArn);
        }
        return streams;
    }

    private static String service(String arn) {
        String[] parts = arn.split(":", 4);
        return parts.length == 4 ? parts[2] : "";
    }
}
