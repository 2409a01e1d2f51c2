package dev.eventlabs.local.spi;

import java.util.Optional;

/** Port: SSM parameters as templates refer to them, whoever provides them. */
public interface Parameters {

    /** @return the value; empty if it isn't there */
    Optional<String> value(Scope scope, String name);
}
