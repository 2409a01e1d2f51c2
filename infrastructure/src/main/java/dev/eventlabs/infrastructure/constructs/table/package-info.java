/**
 * DynamoDB tables, with or without a stream of their changes.
 * Nothing about streams' consumers, and no item formats: those belong to the code that writes them.
 */
package dev.eventlabs.infrastructure.constructs.table;
