package dev.eventlabs.local.spi;

import java.util.Optional;

/** Port: where something that has a URL of its own on AWS answers on this machine, whoever provides it. */
@FunctionalInterface
public interface PublicUrls {

    /** @return the local URL for one that AWS would give out; empty if it isn't one of ours */
    Optional<String> local(Scope scope, String url);

    /** Nothing here has a URL of its own. */
    static PublicUrls none() {
        return (scope, url) -> Optional.empty();
    }
}
