/**
 * What a new message does to the lists of those it is for: their conversation rises to its time, with its text.
 * Only the handler and the reader beside it know Lambda's events; no message is written here.
 */
package dev.eventlabs.runtime.messaging.stream;
