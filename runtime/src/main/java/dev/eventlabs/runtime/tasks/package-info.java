/**
 * The Tasks lab: an API takes tasks, a stream starts a workflow for each attempt at one, and the workflow moves the task on.
 * Only the handlers and the reader of stream records know Lambda's events; the workflow itself is the infrastructure's.
 */
package dev.eventlabs.runtime.tasks;
