package dev.eventlabs.testkit;

import dev.eventlabs.local.LocalCloud;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a deployment gives a parameter or field. */
record Injection(Deployment deployment) {

    /** Whether it is for this extension to fill. */
    static boolean fills(AnnotatedElement place, Class<?> type) {
        return place.isAnnotationPresent(Output.class) || type == Outputs.class || type == LocalCloud.class
                || SdkClients.isClient(type);
    }

    Object value(AnnotatedElement place, Class<?> type) {
        Optional<Output> output = Optional.ofNullable(place.getAnnotation(Output.class));
        if (output.isPresent()) {
            if (type != String.class) {
                throw new ParameterResolutionException("@Output(\"" + output.get().value() + "\") is on a "
                        + type.getSimpleName() + "; allowed is a String.");
            }
            return deployment.outputs().get(output.get().value());
        }
        if (type == Outputs.class) {
            return deployment.outputs();
        }
        return type == LocalCloud.class ? deployment.cloud() : deployment.clients().client(type);
    }
}
