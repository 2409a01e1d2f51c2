/**
 * The AWS that a command talks to (the embedded one, another endpoint, a real account) and the SDK's clients for it.
 * No rule of a lab.
 */
package dev.eventlabs.cli.aws;
