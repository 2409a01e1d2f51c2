/**
 * The test kit: a JUnit extension that deploys a CDK app's stacks to an embedded AWS, for each test anew, and gives tests their outputs and
 * clients. No AWS service, and nothing of the constructs in this repository: it takes any stack.
 */
package dev.eventlabs.testkit;
