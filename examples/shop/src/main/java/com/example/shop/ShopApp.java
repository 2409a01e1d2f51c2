package com.example.shop;

import software.amazon.awscdk.App;

/** What {@code cdk.json} runs. */
public final class ShopApp {

    private ShopApp() {}

    public static void main(String[] arguments) {
        App app = new App();
        new OrdersStack(app, "ShopOrders");
        new InvoicesStack(app, "ShopInvoices");
        app.synth();
    }
}
