/**
 * The real CDK CLI against an embedded AWS: what it prints, and what is there afterwards.
 * No deployment by any other way.
 */
package dev.eventlabs.test.cdk;
