package dev.eventlabs.local.spi;

/** Port: where functions, workflows and APIs log to, whoever provides it. */
public interface LogSink {

    /** Appends an event, making group and stream if they aren't there. The time is now. */
    void write(Scope scope, String group, String stream, String message);
}
