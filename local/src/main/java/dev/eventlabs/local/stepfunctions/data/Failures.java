package dev.eventlabs.local.stepfunctions.data;

import dev.eventlabs.local.stepfunctions.definition.State;

/** A state's errors in AWS's words. */
record Failures(State state, Frame frame) {

    StateError runtime(String what) {
        return error("States.Runtime", what);
    }

    StateError error(String name, String what) {
        return new StateError(name, prefix() + what, null);
    }

    /** @param field the one whose expression failed, such as {@code Output/name} */
    StateError query(String field, String what) {
        return new StateError("States.QueryEvaluationError", prefix() + what, field);
    }

    private String prefix() {
        return "An error occurred while executing the state '" + state.name() + "' (entered at the event id #"
                + frame.enteredEventId() + "). ";
    }
}
