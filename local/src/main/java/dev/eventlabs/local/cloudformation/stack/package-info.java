/**
 * What is known of stacks: immutable records behind one store.
 * No rule of how a stack is deployed, no protocol.
 */
package dev.eventlabs.local.cloudformation.stack;
