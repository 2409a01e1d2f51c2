/**
 * The Amazon States Language: a state machine's definition as immutable records, how it is read, and all that may be wrong with it.
 * Not what happens when it runs, and no evaluation of its paths and expressions.
 */
package dev.eventlabs.local.stepfunctions.definition;
