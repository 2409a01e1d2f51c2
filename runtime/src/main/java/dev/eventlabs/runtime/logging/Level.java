package dev.eventlabs.runtime.logging;

/** Lambda's own names for how grave a line is; a function's application log level filters by them. */
public enum Level {
    INFO, WARN, ERROR
}
