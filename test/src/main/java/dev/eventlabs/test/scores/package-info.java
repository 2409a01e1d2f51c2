/**
 * The scores half of the Streams lab as a client sees it, and the proof that totals are sums.
 * No test and no benchmark: both use this. Nothing of the runtime's own classes, which would agree with themselves.
 */
package dev.eventlabs.test.scores;
