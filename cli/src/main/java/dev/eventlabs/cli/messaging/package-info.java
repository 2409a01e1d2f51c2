/**
 * The messaging lab for the command: its clients and its walkthrough.
 * No other lab.
 */
package dev.eventlabs.cli.messaging;
