package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

class StackConstructorTest {

    @Test
    void callsTheMostUsualConstructor() {
        assertThat(StackConstructor.of(WithBoth.class).afterScope()).containsExactly("WithBoth");
        assertThat(StackConstructor.of(WithProps.class).afterScope()).hasSize(2).first().isEqualTo("WithProps");
        assertThat(StackConstructor.of(WithAnApp.class).afterScope()).isEmpty();
    }

    @Test
    void showsTheStacksOwnFailure() {
        assertThatThrownBy(() -> StackConstructor.of(Broken.class).make(null)).isInstanceOf(ArithmeticException.class)
                .hasMessage("no number");
    }

    @Test
    void refusesAnAbstractStack() {
        assertThatThrownBy(() -> StackConstructor.of(Unfinished.class))
                .isInstanceOf(ExtensionConfigurationException.class).hasMessageContaining("it is abstract");
    }

    static final class WithBoth extends Stack {
        WithBoth(Construct scope, String id) {
            this(scope, id, null);
        }

        WithBoth(Construct scope, String id, StackProps properties) {
            super(scope, id, properties);
        }
    }

    static final class WithProps extends Stack {
        WithProps(Construct scope, String id, StackProps properties) {
            super(scope, id, properties);
        }
    }

    static final class WithAnApp extends Stack {
        WithAnApp(App app) {
            super(app, "Any");
        }
    }

    abstract static class Unfinished extends Stack {
        Unfinished(Construct scope, String id) {
            super(scope, id);
        }
    }

    static final class Broken extends Stack {
        Broken(Construct scope) {
            super(refusing(scope));
        }

        private static Construct refusing(Construct scope) {
            throw new ArithmeticException("no number");
        }
    }
}
