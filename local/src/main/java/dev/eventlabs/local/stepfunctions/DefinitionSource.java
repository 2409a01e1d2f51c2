package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Where a template has a machine's definition: in a text, as an object, or in a bucket; with what is to be put into it. */
record DefinitionSource(ObjectStore objects) {

    String text(StateMachineProvider.Properties properties) {
        long given = Stream.of(properties.definition() == null, properties.definitionString() == null,
                properties.definitionS3Location() == null).filter(missing -> !missing).count();
        if (given != 1) {
            throw Errors
                    .validation("Exactly one of Definition, DefinitionString and DefinitionS3Location must be given, "
                            + "but " + given + " are.");
        }
        String text = properties.definition() != null ? Json.text(properties.definition())
                : properties.definitionString() != null ? properties.definitionString()
                        : stored(properties.definitionS3Location());
        return substituted(text, properties.definitionSubstitutions());
    }

    private String stored(StateMachineProvider.S3Location at) {
        if (at.version() != null) {
            throw Errors.validation("The embedded AWS keeps no versions of objects (DefinitionS3Location.Version).");
        }
        return objects.get(at.bucket(), at.key()).map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> Errors.validation(
                        "The specified key does not exist: s3://" + at.bucket() + "/" + at.key()));
    }

    private static String substituted(String text, Map<String, String> substitutions) {
        String all = text;
        for (Map.Entry<String, String> each : substitutions == null ? Map.<String, String>of().entrySet()
                : substitutions.entrySet()) {
            all = all.replace("${" + each.getKey() + "}", each.getValue());
        }
        return all;
    }
}
