package dev.eventlabs.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/** How a stack is made when nobody says how. */
record StackConstructor(Constructor<?> constructor, List<Object> afterScope) {

    static StackConstructor of(Class<?> stack) {
        if (Modifier.isAbstract(stack.getModifiers())) {
            throw refused(stack, "it is abstract");
        }
        // What CDK's own templates of apps have, most usual first.
        List<List<Object>> forms = List.of(List.of(stack.getSimpleName()),
                List.of(stack.getSimpleName(), StackProps.builder().build()), List.of());
        for (List<Object> form : forms) {
            for (Constructor<?> each : stack.getDeclaredConstructors()) {
                if (takes(each, form)) {
                    return new StackConstructor(each, form);
                }
            }
        }
        throw refused(stack, "its constructors are "
                + Arrays.stream(stack.getDeclaredConstructors()).map(StackConstructor::signature).sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static boolean takes(Constructor<?> constructor, List<Object> afterScope) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != afterScope.size() + 1 || !types[0].isAssignableFrom(App.class)) {
            return false;
        }
        for (int i = 1; i < types.length; i++) {
            if (!types[i].isInstance(afterScope.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    void make(App app) {
        Object[] arguments = new Object[afterScope.size() + 1];
        arguments[0] = app;
        for (int i = 0; i < afterScope.size(); i++) {
            arguments[i + 1] = afterScope.get(i);
        }
        try {
            constructor.setAccessible(true);
            constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            // The stack's own failure is what the test's author wants to see.
            switch (e.getCause()) {
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new ExtensionConfigurationException("Can't call " + signature(constructor), e);
        }
    }

    private static ExtensionConfigurationException refused(Class<?> stack, String why) {
        return new ExtensionConfigurationException("@Deploy can't make a " + stack.getName() + ": " + why
                + ". It calls (Construct, String), (Construct, String, StackProps) or (Construct). With another constructor, make the stack yourself:\n"
                + "    @RegisterExtension\n"
                + "    static final LocalCloudExtension CLOUD = LocalCloudExtension.deploying(app -> new "
                + stack.getSimpleName() + "(app, …));");
    }

    private static String signature(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes()).map(Class::getSimpleName)
                .collect(Collectors.joining(", ", constructor.getDeclaringClass().getSimpleName() + "(", ")"));
    }
}
