/**
 * What the constructs cost whoever uses them: how long an app takes to synthesise, and a test to deploy it.
 * Nothing of what the labs do once they are deployed.
 */
package dev.eventlabs.test.bench.product;
