/**
 * The tasks lab as the command knows it: a client of its API, its executions, its walkthrough.
 * Nothing of other labs.
 */
package dev.eventlabs.cli.tasks;
