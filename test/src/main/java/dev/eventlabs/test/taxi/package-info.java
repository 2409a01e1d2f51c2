/**
 * The Taxi lab as a client sees it, API, tables and database, and the proof that each completed trip is stored and billed once.
 * No test and no benchmark: both use this. Nothing of the runtime's own classes, which would agree with themselves.
 */
package dev.eventlabs.test.taxi;
