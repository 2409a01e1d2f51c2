package dev.eventlabs.local.cloudformation.stack;

import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * A stack as it is now.
 *
 * @param deployed what it consists of, while a deployment goes on: so far
 * @param stable what a rollback goes back to; empty unless a deployment goes on or has been left unfinished
 */
public record Stack(Identity identity, State state, Deployed deployed, Optional<Deployed> stable, Options options) {

    /** @param id the ARN, which no other stack ever has */
    public record Identity(Scope scope, String id, String name) {}

    public record State(StackStatus status, Optional<String> reason, Instant created, Optional<Instant> updated,
            Optional<Instant> deleted) {}

    /** @param changeSetId of the last one executed */
    public record Options(boolean terminationProtection, boolean disableRollback, Optional<Integer> timeoutInMinutes,
            Optional<String> changeSetId) {

        public Options withProtection(boolean protection) {
            return new Options(protection, disableRollback, timeoutInMinutes, changeSetId);
        }
    }

    public String id() {
        return identity.id();
    }

    public String name() {
        return identity.name();
    }

    public StackStatus status() {
        return state.status();
    }

    public Stack with(State newState) {
        return new Stack(identity, newState, deployed, stable, options);
    }

    public Stack with(StackStatus status, Optional<String> reason) {
        return with(new State(status, reason, state.created(), state.updated(), state.deleted()));
    }

    public Stack with(Deployed newDeployed) {
        return new Stack(identity, state, newDeployed, stable, options);
    }

    public Stack withStable(Optional<Deployed> newStable) {
        return new Stack(identity, state, deployed, newStable, options);
    }

    public Stack with(Options newOptions) {
        return new Stack(identity, state, deployed, stable, newOptions);
    }
}
