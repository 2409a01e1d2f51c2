/**
 * The second part of the Streams lab: the changes of a table of scores become a total for each user, and each change counts once.
 * Only the handler and the reader beside it know Lambda's events; no table or stream is made here.
 */
package dev.eventlabs.runtime.scores;
