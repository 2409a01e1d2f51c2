/**
 * Doing several independent things of one invocation at a time.
 * Nothing that knows what is done.
 */
package dev.eventlabs.runtime.parallel;
