/**
 * The orders lab: its walkthrough, and a client for it.
 * How orders are made and stored is the runtime's; nothing of it is repeated here.
 */
package dev.eventlabs.cli.orders;
