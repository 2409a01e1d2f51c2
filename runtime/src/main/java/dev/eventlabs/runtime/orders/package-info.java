/**
 * The Orders lab: orders are simulated into a queue, and processed from it into a table.
 * Only the two handlers know Lambda's events; no queue or table is made here.
 */
package dev.eventlabs.runtime.orders;
