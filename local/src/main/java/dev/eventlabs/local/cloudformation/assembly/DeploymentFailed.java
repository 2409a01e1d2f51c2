package dev.eventlabs.local.cloudformation.assembly;

/** A stack that couldn't be deployed; the message names it, what failed, and why. */
public final class DeploymentFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    DeploymentFailed(String message) {
        super(message);
    }
}
