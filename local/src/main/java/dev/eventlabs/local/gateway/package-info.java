/**
 * HTTP and the wire protocols: finds the service that a request is meant for, decodes, renders results and errors.
 * No rule of any service.
 */
package dev.eventlabs.local.gateway;
