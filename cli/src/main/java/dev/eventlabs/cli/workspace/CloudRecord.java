package dev.eventlabs.cli.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An embedded AWS in the background.
 *
 * @param pid of its process
 * @param port of its front door
 * @param startedAtMillis when its process began, in milliseconds since the epoch: tells it from a later process with the same pid
 */
public record CloudRecord(long pid, int port, long startedAtMillis) {

    /** Operating systems tell the start with a grain of a hundredth of a second, and of when they booted. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    @JsonIgnore
    public URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    @JsonIgnore
    public Instant startedAt() {
        return Instant.ofEpochMilli(startedAtMillis);
    }

    /** The process, if it is still the one that was started. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(Liveness::lives)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, startedAt()).abs().compareTo(GRAIN) < 0)
                        .orElse(true));
    }
}
