package dev.eventlabs.local.cloudformation.assembly;

import java.util.List;

/** A stack that couldn't be deployed; the message names it, what failed, and why. */
public final class DeploymentFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> events;

    DeploymentFailed(String message) {
        this(message, List.of());
    }

    DeploymentFailed(String message, List<String> events) {
        super(message);
        this.events = events;
    }

    /** What happened to the stack and its resources, oldest first, a line each; none if the deployment didn't begin. */
    public List<String> events() {
        return events == null ? List.of() : events;
    }
}
