/**
 * The Orders lab as a client sees it, and the proof that nothing was lost: what was sent against where it ended.
 * No test and no benchmark: both use this. Nothing of the runtime's own classes, which would agree with themselves.
 */
package dev.eventlabs.test.orders;
