/**
 * RDS, as far as Aurora PostgreSQL goes: clusters, their instances and groups, each cluster with a PostgreSQL server of its own.
 * No PostgreSQL protocol and no processes: those are in the packages below.
 */
package dev.eventlabs.local.rds;
