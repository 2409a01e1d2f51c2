/**
 * SQL files that bring a database's schema forward when a stack is deployed, each once, and the custom resource that applies them.
 * Nothing of any lab: whose files these are is a setting.
 */
package dev.eventlabs.runtime.migration;
