package dev.eventlabs.local.eventsource.batch;

import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import java.util.Optional;

/**
 * What the function said, whatever it means.
 *
 * @param functionError {@code Unhandled} if it threw, timed out or crashed
 * @param payload JSON, or what the function takes for it
 */
public record Answer(String requestId, String executedVersion, Optional<String> functionError, byte[] payload) {

    static Answer of(Invocation.Returned returned) {
        return new Answer(returned.requestId(), returned.executedVersion(), Optional.empty(), returned.payload());
    }

    static Answer of(Invocation.Faulted faulted) {
        return new Answer(faulted.requestId(), faulted.executedVersion(), Optional.of("Unhandled"),
                faulted.payload());
    }
}
