package dev.eventlabs.local.apigateway.execution;

import java.util.Optional;

/** Says whether what an API is given can be read, before it is deployed. */
public final class Readability {

    private Readability() {}

    /** @return what is wrong with a model's schema; empty if nothing */
    public static Optional<String> fault(String schema) {
        return BodySchema.fault(schema);
    }

    /** @return what is wrong with a mapping template; empty if nothing */
    public static Optional<String> faultOfTemplate(String template) {
        try {
            new MappingTemplate(template);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @return whether an integration's URI is that of a Lambda function */
    public static boolean isFunction(String uri) {
        return Integration.function(uri).isPresent();
    }
}
