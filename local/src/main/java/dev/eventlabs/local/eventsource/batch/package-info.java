/**
 * What all kinds of event sources share on the way to the function: filter, batch, invoke, and the sealed outcome. Nothing of where records
 * come from, nor of what becomes of those that failed.
 */
package dev.eventlabs.local.eventsource.batch;
