package dev.eventlabs.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The fields of a test that nobody else has filled.
 *
 * @param instance of a test class
 */
record Fields(Object instance) {

    /** Fills what the test's author left empty, and leaves the rest. */
    List<Field> fill(Injection injection) {
        List<Field> empty = find(field -> Injection.fills(field, field.getType()) && get(field) == null);
        empty.forEach(field -> set(field, injection.value(field, field.getType())));
        return empty;
    }

    /** For the next test, if it has the same instance. */
    void empty(List<Field> fields) {
        fields.forEach(field -> set(field, null));
    }

    private List<Field> find(Predicate<Field> wanted) {
        List<Field> annotated = ReflectionSupport.findFields(instance.getClass(),
                field -> field.isAnnotationPresent(Output.class) && (ModifierSupport.isStatic(field)
                        || Modifier.isFinal(field.getModifiers())),
                HierarchyTraversalMode.TOP_DOWN);
        if (!annotated.isEmpty()) {
            throw new ExtensionConfigurationException(
                    annotated.getFirst() + " can't be filled: an @Output field is neither static nor final.");
        }
        return ReflectionSupport.findFields(instance.getClass(),
                field -> !ModifierSupport.isStatic(field) && !Modifier.isFinal(field.getModifiers())
                        && wanted.test(field),
                HierarchyTraversalMode.TOP_DOWN);
    }

    private Object get(Field field) {
        try {
            field.setAccessible(true);
            return field.get(instance);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("Can't read " + field, e);
        }
    }

    private void set(Field field, Object value) {
        try {
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("Can't fill " + field, e);
        }
    }
}
