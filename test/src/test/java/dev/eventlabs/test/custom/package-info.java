/**
 * Custom resources of anybody's CDK app, whose handlers CDK brings along: Node.js functions that call AWS.
 * Nothing of a lab.
 */
package dev.eventlabs.test.custom;
