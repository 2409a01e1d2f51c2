/**
 * What goes into a state and what comes out of it, as functions of the state, its input, the context object and the variables.
 * No threads, no waiting, no history, no services.
 */
package dev.eventlabs.local.stepfunctions.data;
