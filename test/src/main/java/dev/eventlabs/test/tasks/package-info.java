/**
 * The Tasks lab as a client sees it, and the proof that every task comes to rest by one workflow at a time.
 * No test and no benchmark: both use this. Nothing of the runtime's own classes, which would agree with themselves.
 */
package dev.eventlabs.test.tasks;
