/**
 * A taxi trip from its booking to its completion, one conditional update a step.
 * Only the three handlers know API Gateway's events; nothing here knows of PostgreSQL.
 */
package dev.eventlabs.runtime.taxi.trip;
