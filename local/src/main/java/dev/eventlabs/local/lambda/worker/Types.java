package dev.eventlabs.local.lambda.worker;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a class says of the type parameters of an interface that it implements, however far up. */
final class Types {

    private Types() {}

    /** @return null if the class implements it without saying */
    static Type[] argumentsOf(Class<?> implementer, Class<?> generic) {
        return find(implementer, generic, Map.of());
    }

    private static Type[] find(Type type, Class<?> generic, Map<TypeVariable<?>, Type> known) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof TypeVariable<?> variable) {
                    arguments[i] = known.getOrDefault(variable, variable);
                }
            }
            if (raw == generic) {
                return arguments;
            }
            TypeVariable<?>[] variables = raw.getTypeParameters();
            return parents(raw, generic, IntStream.range(0, variables.length).boxed()
                    .collect(Collectors.toMap(i -> variables[i], i -> arguments[i])));
        }
        return type instanceof Class<?> raw && raw != generic ? parents(raw, generic, Map.of()) : null;
    }

    private static Type[] parents(Class<?> raw, Class<?> generic, Map<TypeVariable<?>, Type> known) {
        for (Type parent : raw.getGenericInterfaces()) {
            Type[] found = find(parent, generic, known);
            if (found != null) {
                return found;
            }
        }
        return raw.getGenericSuperclass() == null ? null : find(raw.getGenericSuperclass(), generic, known);
    }
}
