package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of a stream's shards {@code ListShards} is to give. Its token says all of that for the next page.
 *
 * @param stream its name
 * @param after only shards behind this one; may be empty
 * @param filter one of the API's types
 * @param at for the filters by time
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html">filters</a>
 */
record ShardQuery(String stream, String after, String filter, Instant at) {

    private static final Duration TOKEN_LIVES = Duration.ofSeconds(300);
    private static final List<String> FILTERS = List.of("AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON",
            "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP");

    static ShardQuery of(Stream stream, Input input) {
        Optional<Input> given = input.struct("ShardFilter");
        String after = input.optionalText("ExclusiveStartShardId").orElse("");
        if (given.isEmpty()) {
            return new ShardQuery(stream.name(), after, "FROM_TRIM_HORIZON", Instant.EPOCH);
        }
        String type = given.get().text("Type");
        if (!FILTERS.contains(type)) {
            throw AwsException.constraint(Errors.VALIDATION, type, "shardFilter.type",
                    "Member must satisfy enum value set: " + FILTERS);
        }
        if (type.equals("AFTER_SHARD_ID")) {
            return new ShardQuery(stream.name(), given.get().optionalText("ShardId").orElseThrow(
                    () -> Errors.argument("ShardFilter of the type AFTER_SHARD_ID needs a ShardId.")), type,
                    Instant.EPOCH);
        }
        Instant at = type.endsWith("_TIMESTAMP")
                ? Timestamps.of(given.get(), "Timestamp").orElseThrow(
                        () -> Errors.argument("ShardFilter of the type " + type + " needs a Timestamp."))
                : Instant.EPOCH;
        return new ShardQuery(stream.name(), after, type, at);
    }

    /** @throws AwsException if the token has expired, or wasn't given out */
    static ShardQuery ofToken(String token, Instant now) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split("\n", -1);
            if (Instant.ofEpochMilli(Long.parseLong(parts[4])).plus(TOKEN_LIVES).isBefore(now)) {
                throw AwsException.badRequest("ExpiredNextTokenException",
                        "The NextToken is older than 300 seconds. List the shards from the beginning.");
            }
            return new ShardQuery(parts[0], parts[1], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Errors.argument("NextToken isn't one that ListShards has given out.");
        }
    }

    /** The token of the page behind the shard. */
    String token(Shard last, Instant now) {
        return Base64.getEncoder().encodeToString(
                String.join("\n", stream, last.id(), filter, Long.toString(at.toEpochMilli()),
                        Long.toString(now.toEpochMilli())).getBytes(StandardCharsets.UTF_8));
    }

    List<Shard> run(Stream from) {
        Predicate<Shard> wanted = switch (filter) {
            case "AT_LATEST" -> shard -> shard.closed().isEmpty();
            case "AT_TRIM_HORIZON" -> openAt(from.horizon().isBefore(from.created()) ? from.created() : from.horizon());
            case "AT_TIMESTAMP" -> openAt(at);
            case "FROM_TIMESTAMP" -> shard -> shard.closed().filter(closed -> !closed.isAfter(at)).isEmpty();
            default -> shard -> true;
        };
        return from.topology().all().stream().filter(shard -> shard.id().compareTo(after) > 0).filter(wanted).toList();
    }

    private static Predicate<Shard> openAt(Instant instant) {
        return shard -> !shard.opened().isAfter(instant)
                && shard.closed().filter(closed -> !closed.isAfter(instant)).isEmpty();
    }
}
