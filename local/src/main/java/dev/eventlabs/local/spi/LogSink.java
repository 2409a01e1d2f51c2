package dev.eventlabs.local.spi;

/** Port: where functions, workflows and APIs log to, whoever provides it. */
public interface LogSink {

    /** Appends an event, making group and stream if they aren't there. The time is now. */
    void write(Scope scope, String group, String stream, String message);

    /** As {@link #write}, but makes no group: who hasn't kept one hears nothing. Where there are no groups, there is nothing to tell apart. */
    default void writeIfThere(Scope scope, String group, String stream, String message) {
        write(scope, group, stream, message);
    }
}
