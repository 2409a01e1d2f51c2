package dev.eventlabs.infrastructure.app;

import software.amazon.awscdk.App;

/** The app that {@code cdk.json} runs: all labs, in the profile that the context names. */
public final class EventlabsApp {
    private EventlabsApp() {}

    /** Synthesises all stacks to where the CDK CLI says; exits with 1 and one line when the context makes no sense. */
    public static void main(String[] args) {
        App app = new App();
        Profile profile;
        try {
            profile = Profile.of(app.getNode());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        new OrdersLabStack(app, profile);
        new StreamsLabStack(app, profile);
        new TasksLabStack(app, profile);
        new MessagingLabStack(app, profile);
        new TaxiLabStack(app, profile);
        app.synth();
    }
}
