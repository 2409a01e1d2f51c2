/**
 * DynamoDB tables.
 * Nothing about streams' consumers, and no item formats: those belong to the code that writes them.
 */
package dev.eventlabs.infrastructure.constructs.table;
