package dev.eventlabs.local.apigateway.execution;

import dev.eventlabs.local.spi.Scope;

/** Port: what the owner of an API key may do. */
public interface KeyPlans {

    /**
     * Takes one request from what a key's usage plan allows.
     *
     * @param value of the key; empty if the client has sent none
     * @param method its path and name, as in {@code /trips/GET}
     */
    Admission admit(Scope scope, String apiId, String stage, String method, String value);

    /** Whether a request may go on. */
    sealed interface Admission {

        /** @param keyId for the event and the logs */
        record Admitted(String keyId) implements Admission {}

        /** No such key, it is disabled, or no plan lets it use the stage. */
        record Unknown() implements Admission {}

        record Throttled() implements Admission {}

        record OverQuota() implements Admission {}
    }
}
