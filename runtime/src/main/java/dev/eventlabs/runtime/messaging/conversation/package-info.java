/**
 * The API of conversations: who has written to whom, what, and something new.
 * A conversation rises in its people's lists by the stream's function, not here. Only the handler and its reader know the form of requests.
 */
package dev.eventlabs.runtime.messaging.conversation;
