/**
 * The composition root: makes the services, gives each the ports that it needs, and closes them in reverse order.
 * The only package that may see everything; no rule of any service, no protocol.
 */
package dev.eventlabs.local.boot;
