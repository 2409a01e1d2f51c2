package dev.eventlabs.runtime.logging;

import java.util.LinkedHashMap;
import java.util.Map;

/** One line in the making. Not thread-safe. */
public final class LogLine {
    private final StructuredLog log;
    private final Level level;
    private final String message;
    private final String requestId;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    LogLine(StructuredLog log, Level level, String message, String requestId) {
        this.log = log;
        this.level = level;
        this.message = message;
        this.requestId = requestId;
    }

    /** Adds a field: ids, counts and reasons, never what a customer sent. Numbers stay numbers. */
    public LogLine with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    public void write() {
        log.write(level, message, requestId, fields);
    }
}
