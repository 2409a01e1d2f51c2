package dev.eventlabs.local.cloudformation.template;

/** Something that a value in a template refers to. */
public sealed interface Reference {

    /** {@code Ref}: a parameter, a pseudo parameter, or a resource. */
    record Name(String name) implements Reference {}

    /** {@code Fn::GetAtt}. */
    record Attribute(String logicalId, String attribute) implements Reference {}

    /** A condition, in {@code Fn::If} or {@code Condition}. */
    record Condition(String name) implements Reference {}
}
