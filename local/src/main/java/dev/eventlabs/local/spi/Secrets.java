package dev.eventlabs.local.spi;

import java.util.Optional;

/** Port: secrets as templates and databases use them, whoever provides them. */
public interface Secrets {

    /**
     * @param id a name or an ARN
     * @param version a version id or a stage; empty for {@code AWSCURRENT}
     * @return the secret text; empty if there is no such secret, version, or it isn't text
     */
    Optional<String> text(Scope scope, String id, Optional<String> version);

    /**
     * Gives a secret a new text, which becomes {@code AWSCURRENT}.
     *
     * @throws AwsException if there is no such secret
     */
    void put(Scope scope, String id, String text);

    /**
     * Makes a secret that a service manages, and that nobody else may change.
     *
     * @param service for instance {@code rds}
     * @return its ARN
     */
    String createManaged(Scope scope, String service, String name, String description, String text);

    /** Gives a secret of {@link #createManaged} a new text. */
    void putManaged(Scope scope, String arn, String text);

    /** Deletes at once what {@link #createManaged} made; one that isn't there is done. */
    void deleteManaged(Scope scope, String arn);
}
