/**
 * The resource types that can be deployed: a registry over the providers of all services, and how a template's properties become
 * a provider's record.
 * No type of its own, no state.
 */
package dev.eventlabs.local.cloudformation.resource;
