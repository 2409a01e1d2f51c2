/**
 * Step Functions state machines that are logged, traced and watched.
 * No definition: a lab writes its own, with CDK's state classes.
 */
package dev.eventlabs.infrastructure.constructs.workflow;
