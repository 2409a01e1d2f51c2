/**
 * The streams lab: its walkthrough, and a client for it.
 * How records are logged and scores summed up is the runtime's; the sums here are taken from the table, to compare.
 */
package dev.eventlabs.cli.streams;
