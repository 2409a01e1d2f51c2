package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The streams of every scope. Thread-safe. */
final class Streams {

    /** AWS's quotas in its largest regions; like there, they are per account and region. */
    static final int MOST_SHARDS = 20_000;
    static final int MOST_ON_DEMAND_STREAMS = 50;

    /** What a stream on demand begins with. */
    private static final int ON_DEMAND_SHARDS = 4;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private final Time time;
    private final Map<Scope, NavigableMap<String, Stream>> scopes = new ConcurrentHashMap<>();

    Streams(Time time) {
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    /**
     * A stream to be made.
     *
     * @param shards empty for a stream on demand
     */
    record Draft(String name, Capacity mode, Optional<Integer> shards, int maxRecordKib, Map<String, String> tags) {}

    /** @throws AwsException if there is one of that name, or the draft isn't valid */
    synchronized Stream create(Scope scope, Draft draft) {
        if (!NAME.matcher(draft.name()).matches()) {
            throw AwsException.constraint(Errors.VALIDATION, draft.name(), "streamName", "Member must satisfy regular "
                    + "expression pattern: [a-zA-Z0-9_.-]+ and have length less than or equal to 128");
        }
        if (in(scope).containsKey(draft.name())) {
            throw Errors.inUse("Stream " + draft.name() + " under account " + scope.account() + " already exists.");
        }
        int shards = shards(draft);
        requireRoom(scope, shards);
        if (draft.mode() == Capacity.ON_DEMAND && onDemand(scope) >= MOST_ON_DEMAND_STREAMS) {
            throw Errors.limit("There can be " + MOST_ON_DEMAND_STREAMS
                    + " streams on demand in an account and region. Delete one, or create a provisioned stream.");
        }
        Stream stream = new Stream(scope, draft.name(), shards,
                new StreamSettings(draft.mode(), draft.maxRecordKib(), draft.tags()), time);
        in(scope).put(draft.name(), stream);
        return stream;
    }

    private static int shards(Draft draft) {
        if (draft.mode() == Capacity.ON_DEMAND) {
            if (draft.shards().isPresent()) {
                throw Errors.validation("ShardCount can't be given for a stream in the mode ON_DEMAND. Leave it out.");
            }
            return ON_DEMAND_SHARDS;
        }
        int shards = draft.shards().orElseThrow(
                () -> Errors.argument("ShardCount must be given for a stream in the mode PROVISIONED."));
        if (shards < 1) {
            throw AwsException.constraint(Errors.VALIDATION, shards, "shardCount",
                    "Member must have value greater than or equal to 1");
        }
        return shards;
    }

    /** @throws AwsException if the account's open shards would become too many */
    void requireRoom(Scope scope, int more) {
        if (openShards(scope) + more > MOST_SHARDS) {
            throw Errors.limit("This request would exceed the shard limit for the account " + scope.account() + " in "
                    + scope.region() + ". Current shard count for the account: " + openShards(scope) + ". Limit: "
                    + MOST_SHARDS + ". Number of additional shards that would have resulted from this request: "
                    + more + ".");
        }
    }

    int openShards(Scope scope) {
        return in(scope).values().stream().filter(stream -> stream.settings().mode() == Capacity.PROVISIONED)
                .mapToInt(stream -> stream.topology().open().size()).sum();
    }

    int onDemand(Scope scope) {
        return (int) in(scope).values().stream()
                .filter(stream -> stream.settings().mode() == Capacity.ON_DEMAND).count();
    }

    /** By name. */
    NavigableMap<String, Stream> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> new ConcurrentSkipListMap<>());
    }

    Optional<Stream> find(Scope scope, String name) {
        return Optional.ofNullable(in(scope).get(name));
    }

    /** @throws AwsException if there is no such stream */
    Stream get(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> noStream(scope, name));
    }

    synchronized void delete(Stream stream) {
        if (in(stream.scope()).remove(stream.name(), stream)) {
            stream.delete();
        }
    }

    /** Ends every wait. */
    synchronized void close() {
        scopes.values().forEach(all -> all.values().forEach(Stream::delete));
    }

    static AwsException noStream(Scope scope, String name) {
        return Errors.notFound("Stream " + name + " under account " + scope.account() + " not found.");
    }
}
