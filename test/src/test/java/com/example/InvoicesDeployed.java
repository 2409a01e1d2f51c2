package com.example;

import dev.eventlabs.test.bench.product.Deployed;
import dev.eventlabs.testkit.Deploy;

/** The stack that README.md shows, for {@code ./lab bench product}. */
@Deploy(InvoicesStack.class)
final class InvoicesDeployed extends Deployed {}
