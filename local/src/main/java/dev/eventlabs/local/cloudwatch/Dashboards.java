package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The dashboards of every account; they are the same in all regions. Thread-safe. */
final class Dashboards {

    private final Time time;
    private final Map<String, Map<String, Dashboard>> accounts = new ConcurrentHashMap<>();

    Dashboards(Time time) {
        this.time = time;
    }

    record Dashboard(String name, String arn, String body, Instant modified) {
        Struct listed() {
            return Struct.of("DashboardName", name).with("DashboardArn", arn).with("LastModified", modified)
                    .with("Size", (long) body.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    /** @throws AwsException if the name isn't one, or the body isn't a JSON object */
    Dashboard put(String account, String name, String body) {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw invalid("The field DashboardName must have 1 to 255 of the characters A-Z, a-z, 0-9, - and _");
        }
        try {
            if (!Json.parse(body.getBytes(StandardCharsets.UTF_8)).isObject()) {
                throw invalid("The field DashboardBody must be a valid JSON object");
            }
        } catch (IOException e) {
            throw invalid("The field DashboardBody must be a valid JSON object");
        }
        Dashboard dashboard = new Dashboard(name, "arn:aws:cloudwatch::" + account + ":dashboard/" + name, body,
                time.instant());
        in(account).put(name, dashboard);
        return dashboard;
    }

    Optional<Dashboard> find(String account, String name) {
        return Optional.ofNullable(in(account).get(name));
    }

    Collection<Dashboard> all(String account) {
        return in(account).values();
    }

    boolean delete(String account, String name) {
        return in(account).remove(name) != null;
    }

    private Map<String, Dashboard> in(String account) {
        return accounts.computeIfAbsent(account, each -> new ConcurrentSkipListMap<>());
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("DashboardInvalidInputError", message).inQuery("InvalidParameterInput");
    }
}
