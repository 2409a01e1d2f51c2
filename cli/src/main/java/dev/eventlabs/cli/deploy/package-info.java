/**
 * Runs the real CDK CLI against the embedded AWS, and condenses what it prints.
 * Nothing here can reach a real account: the credentials and settings of the user don't get through.
 */
package dev.eventlabs.cli.deploy;
