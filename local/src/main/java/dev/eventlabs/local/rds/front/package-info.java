/**
 * What clients of a cluster connect to: TLS, and who may log in and how as on Aurora, in front of the PostgreSQL server.
 * Nothing of AWS's API, and nothing of how servers are run.
 */
package dev.eventlabs.local.rds.front;
