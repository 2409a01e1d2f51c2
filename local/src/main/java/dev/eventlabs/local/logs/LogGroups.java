package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The groups of every scope. Thread-safe. */
final class LogGroups implements LogSink {

    /** The days that AWS takes. */
    private static final Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1096,
            1827, 2192, 2557, 2922, 3288, 3653);
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Set<String> CLASSES = Set.of("STANDARD", "INFREQUENT_ACCESS", "DELIVERY");

    private final Time time;
    private final Map<Scope, ConcurrentNavigableMap<String, LogGroup>> scopes = new ConcurrentHashMap<>();

    LogGroups(Time time) {
        this.time = time;
    }

    long now() {
        return time.instant().toEpochMilli();
    }

    @Override
    public void write(Scope scope, String group, String stream, String message) {
        long now = now();
        in(scope).computeIfAbsent(group, name -> make(scope, name, "STANDARD")).append(stream, now, message, now);
    }

    @Override
    public void writeIfThere(Scope scope, String group, String stream, String message) {
        long now = now();
        find(scope, group).ifPresent(found -> found.append(stream, now, message, now));
    }

    LogGroup create(Scope scope, String name, String logClass) {
        if (!NAME.matcher(name).matches()) {
            throw constraint(name, "logGroupName", "Member must satisfy regular expression pattern: "
                    + "[\\.\\-_/#A-Za-z0-9]+, with at most 512 characters");
        }
        if (!CLASSES.contains(logClass)) {
            throw constraint(logClass, "logGroupClass", "Member must satisfy enum value set: " + CLASSES);
        }
        LogGroup group = make(scope, name, logClass);
        if (in(scope).putIfAbsent(name, group) != null) {
            throw AwsException.badRequest("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        return group;
    }

    private LogGroup make(Scope scope, String name, String logClass) {
        return new LogGroup(name, scope.arn("logs", "log-group:" + name), now(), logClass);
    }

    Optional<LogGroup> find(Scope scope, String name) {
        return Optional.ofNullable(in(scope).get(name));
    }

    LogGroup get(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> AwsException.badRequest("ResourceNotFoundException",
                "The specified log group does not exist."));
    }

    void delete(Scope scope, String name) {
        if (get(scope, name).deletionProtected()) {
            throw AwsException.badRequest("ValidationException",
                    "Log group is deletion protected. Disable deletion protection before deleting it.");
        }
        in(scope).remove(name);
    }

    NavigableMap<String, LogGroup> in(Scope scope, String prefix) {
        return in(scope).subMap(prefix, true, prefix + Character.MAX_VALUE, true);
    }

    private ConcurrentNavigableMap<String, LogGroup> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> new ConcurrentSkipListMap<>());
    }

    /** @throws AwsException if it is none of the days that AWS takes */
    static int retention(int days) {
        if (!RETENTIONS.contains(days)) {
            throw constraint(days, "retentionInDays",
                    "Member must satisfy enum value set: " + RETENTIONS.stream().sorted().toList());
        }
        return days;
    }

    static AwsException constraint(Object value, String member, String rule) {
        return AwsException.constraint("InvalidParameterException", value, member, rule);
    }
}
