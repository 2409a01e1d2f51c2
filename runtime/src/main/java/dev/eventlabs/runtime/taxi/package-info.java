/**
 * The Taxi lab, a package a part: trips in DynamoDB, and what is stored and billed of them in PostgreSQL.
 * No code here, and nothing that both parts share but the names of attributes, which each reads for itself.
 */
package dev.eventlabs.runtime.taxi;
