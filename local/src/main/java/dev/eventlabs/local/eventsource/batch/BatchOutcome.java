package dev.eventlabs.local.eventsource.batch;

import java.util.Set;

/** What became of a batch. */
public sealed interface BatchOutcome {

    /** The function has taken all of it. */
    record AllDone(Answer answer) implements BatchOutcome {}

    /** @param ids those that the function reported; the others are done */
    record SomeFailed(Set<String> ids, Answer answer) implements BatchOutcome {}

    /** The function threw, timed out, crashed, or answered with what can't be understood: nothing of it counts as done. */
    record FunctionFault(String reason, Answer answer) implements BatchOutcome {}

    /** It wasn't run: throttled for too long, or the function is gone. */
    record OurFault(String reason) implements BatchOutcome {}
}
