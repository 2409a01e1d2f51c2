/**
 * The Messaging lab, deployed and used as its people would.
 * Nothing of the runtime's own classes.
 */
package dev.eventlabs.test.messaging;
