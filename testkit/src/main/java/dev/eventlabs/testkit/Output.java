package dev.eventlabs.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a parameter or field of type {@code String}: the value of an output of the deployed stacks. */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Output {

    /** The output's key, or {@code Stack.Key} if several stacks have it. */
    String value();
}
