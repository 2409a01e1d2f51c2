/**
 * How long to wait before something is tried again.
 * What is tried, how often, and what is worth it, is a matter of the feature packages.
 */
package dev.eventlabs.runtime.retry;
