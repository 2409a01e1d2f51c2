/**
 * The Messaging lab as people use it, and the proof that each conversation has every message once and each list the newest.
 * No test and no benchmark: both use this. Nothing of the runtime's own classes, which would agree with themselves.
 */
package dev.eventlabs.test.messaging;
