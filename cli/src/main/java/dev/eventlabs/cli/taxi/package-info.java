/**
 * What the command knows of the taxi lab: its API, its database as a client sees it, its billing, its walkthrough.
 * No rule of a trip or of a bill: those are the functions' and the database's.
 */
package dev.eventlabs.cli.taxi;
