package dev.eventlabs.local.eventsource;

import java.util.Set;

/** What became of a batch. */
sealed interface BatchOutcome {

    /** The function has taken all of it. */
    record AllDone() implements BatchOutcome {}

    /** @param ids those that the function reported; the others are done */
    record SomeFailed(Set<String> ids) implements BatchOutcome {}

    /** The function threw, timed out, crashed, or answered with what can't be understood: nothing of it counts as done. */
    record FunctionFault(String reason) implements BatchOutcome {}

    /** It wasn't run: throttled for too long, or the function is gone. */
    record OurFault(String reason) implements BatchOutcome {}
}
