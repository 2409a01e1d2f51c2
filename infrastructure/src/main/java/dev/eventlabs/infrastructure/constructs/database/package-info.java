/**
 * Relational databases: clusters, who may connect to them, and the migrations that make their schema.
 * No SQL: it travels with the code of the function that applies it.
 */
package dev.eventlabs.infrastructure.constructs.database;
