package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Scope;
import java.util.List;

/** Streams as event sources read them. Thread-safe. */
record StreamPort(Address address, Traffic traffic) implements RecordStreams {

    @Override
    public boolean exists(String streamArn) {
        return address.find(streamArn).isPresent();
    }

    @Override
    public List<Shard> shards(String streamArn) {
        return stream(streamArn).topology().all().stream()
                .map(shard -> new Shard(shard.id(), shard.parents(), shard.closed().isEmpty()))
                .toList();
    }

    @Override
    public Cursor open(String streamArn, String shardId, Position from) {
        Stream stream = stream(streamArn);
        var shard = stream.shard(shardId); // Not the port's type of that name.
        long index = switch (from) {
            case Position.TrimHorizon oldest -> SequenceNumbers.START;
            case Position.Latest latest -> shard.end();
            case Position.AtTimestamp time -> shard.firstAt(time.at());
            case Position.After after -> GetActions.after(GetActions.index(stream, shard, after.sequenceNumber()));
        };
        return new ShardCursor(stream, shard, traffic, index);
    }

    private Stream stream(String arn) {
        return address.find(arn).orElseThrow(
                () -> Streams.noStream(Scope.standard().of(arn), arn.substring(arn.lastIndexOf('/') + 1)));
    }
}
