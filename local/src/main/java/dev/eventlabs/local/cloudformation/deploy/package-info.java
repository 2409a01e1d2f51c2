/**
 * Makes stacks what they were asked to be: creates, changes and deletes resources, tells what happens, rolls back.
 * No template syntax, no protocol.
 */
package dev.eventlabs.local.cloudformation.deploy;
