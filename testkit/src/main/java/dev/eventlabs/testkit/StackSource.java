package dev.eventlabs.testkit;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awscdk.App;

/** Where the stacks of a test come from. Two that are equal are synthesised once. */
sealed interface StackSource {

    void addTo(App app);

    /** Stacks that are made by their constructors. */
    record Classes(List<Class<?>> stacks) implements StackSource {
        @Override
        public void addTo(App app) {
            stacks.forEach(stack -> StackConstructor.of(stack).make(app));
        }
    }

    /** Stacks that the test makes itself. */
    record Code(Consumer<App> code) implements StackSource {
        @Override
        public void addTo(App app) {
            code.accept(app);
        }
    }
}
