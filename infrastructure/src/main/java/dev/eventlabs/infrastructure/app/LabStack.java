package dev.eventlabs.infrastructure.app;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack with one lab in it, and the outputs that people look for. */
abstract class LabStack extends Stack {
    /** The description also says whose stack it is. */
    LabStack(Construct scope, String name, String description) {
        super(scope, name, StackProps.builder().description("Eventlabs: " + description).build());
    }

    /** Under this very name, without the prefix that CDK puts before the outputs of constructs. */
    void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
