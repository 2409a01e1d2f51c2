// tag::own-main[]
package com.example;

import software.amazon.awscdk.App;

/** What the CDK CLI runs. */
public final class InvoicesApp {

    public static void main(String[] arguments) {
        App app = new App();
        new InvoicesStack(app, "Invoices");
        app.synth();
    }
}
// end::own-main[]
