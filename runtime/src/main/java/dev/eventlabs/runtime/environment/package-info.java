/**
 * What a function reads from its environment when it starts.
 * No defaults for what only a deployment can know.
 */
package dev.eventlabs.runtime.environment;
