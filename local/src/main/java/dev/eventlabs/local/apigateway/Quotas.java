package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/** How many requests a key has left in the day, week or month (in UTC). Not thread-safe. */
final class Quotas {

    private final InstantSource clock;
    private final Map<String, Used> used = new HashMap<>();

    Quotas(InstantSource clock) {
        this.clock = clock;
    }

    private record Used(LocalDate since, int count) {}

    /** @param quota {@code limit}, {@code offset} and {@code period}; missing for none */
    boolean take(String key, JsonNode quota) {
        if (quota.isMissingNode()) {
            return true;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate since = switch (quota.path("period").asText()) {
            case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "MONTH" -> today.withDayOfMonth(1);
            default -> today;
        };
        Used before = used.get(key);
        // The offset counts as used in the first period only.
        int count = before == null ? quota.path("offset").asInt() : before.since().equals(since) ? before.count() : 0;
        if (count >= quota.path("limit").asInt()) {
            return false;
        }
        used.put(key, new Used(since, count + 1));
        return true;
    }
}
