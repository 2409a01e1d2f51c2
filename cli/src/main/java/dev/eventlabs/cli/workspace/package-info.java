/**
 * The checkout that the command works in: where what it builds lies, and what it remembers under {@code .lab/}.
 * No process is started or stopped here.
 */
package dev.eventlabs.cli.workspace;
