/**
 * Embedded AWSs for tests, with a stack deployed, and the assemblies that are deployed to them.
 * No test, and nothing of one lab.
 */
package dev.eventlabs.test.cloud;
