/**
 * How the functions build their AWS clients.
 * Only how: which service is called with what is a matter of the feature packages.
 */
package dev.eventlabs.runtime.client;
