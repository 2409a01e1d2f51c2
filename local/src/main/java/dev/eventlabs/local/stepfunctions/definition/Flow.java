package dev.eventlabs.local.stepfunctions.definition;

import java.util.List;
import java.util.Map;

/**
 * States and where to start: a whole machine's, a branch's of a Parallel state, or those that a Map state runs for each item.
 *
 * @param states by name, in the definition's order
 */
public record Flow(String startAt, Map<String, State> states) {

    public State start() {
        return state(startAt);
    }

    /** The state that a transition within this flow names; a valid definition has them all. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("No state " + name + " among " + List.copyOf(states.keySet()));
        }
        return state;
    }
}
