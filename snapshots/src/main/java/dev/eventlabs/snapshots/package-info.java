/**
 * Snapshots of synthesised templates for tests: normalise, compare, tell the difference.
 * Nothing of the constructs in this repository, and nothing of the embedded AWS: any CDK app's tests may use it.
 */
package dev.eventlabs.snapshots;
