/**
 * Completed trips on their way from the table's stream into PostgreSQL, each once; there they are billed by the database itself.
 * Only the handlers and the reader beside them know Lambda's events; how a connection is made is the business of another package.
 */
package dev.eventlabs.runtime.taxi.billing;
