/**
 * The Taxi lab, deployed and used as a client would.
 * Nothing of the runtime's own classes.
 */
package dev.eventlabs.test.taxi;
