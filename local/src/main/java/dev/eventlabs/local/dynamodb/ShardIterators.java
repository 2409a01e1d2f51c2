package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.math.BigInteger;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;

/** The engine's shard iterators: places in a shard that expire fifteen minutes after they were given out. */
record ShardIterators(Tables tables) {

    /** GetShardIterator. @return its answer */
    ObjectNode get(Scope scope, ObjectNode request) {
        String sequenceNumber = request.path("SequenceNumber").asText("");
        if (!sequenceNumber.isEmpty()) {
            check(scope, request, sequenceNumber);
        }
        return answer(scope, request);
    }

    /** The engine fails on a number that isn't a long, and takes one that an open shard hasn't come to. */
    private void check(Scope scope, ObjectNode request, String sequenceNumber) {
        ObjectNode latest = request.deepCopy().put("ShardIteratorType", "LATEST");
        latest.remove("SequenceNumber");
        long next = ShardIterator.fromString(answer(scope, latest).get("ShardIterator").asText()).shardSequenceNumber;
        if (!sequenceNumber.matches("\\d{1,40}")
                || new BigInteger(sequenceNumber).compareTo(BigInteger.valueOf(next)) >= 0) {
            throw AwsException.badRequest("ValidationException", "Invalid SequenceNumber for the shard");
        }
    }

    private ObjectNode answer(Scope scope, ObjectNode request) {
        ObjectNode answer = (ObjectNode) tables.call(scope, "GetShardIterator", request);
        // It holds the ARN, and is handed back to the engine as it is.
        return answer.put("ShardIterator", Arns.engines(scope, answer.get("ShardIterator").asText()));
    }

    /** The same place, as if just asked for. */
    static String renewed(String expired) {
        ShardIterator place = ShardIterator.fromString(expired);
        return new ShardIterator(place.streamId, place.shardId, place.shardSequenceNumber).toString();
    }
}
