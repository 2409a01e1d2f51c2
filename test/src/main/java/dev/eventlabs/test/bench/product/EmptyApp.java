package dev.eventlabs.test.bench.product;

import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;

/** The floor of a synthesis: a Java CDK app whose one stack is as good as empty. */
public final class EmptyApp {

    private EmptyApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        // A template must have something.
        new CfnWaitConditionHandle(new Stack(app, "Empty"), "Nothing");
        app.synth();
    }
}
