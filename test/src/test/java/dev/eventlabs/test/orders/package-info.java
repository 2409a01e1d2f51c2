/**
 * The Orders lab end to end: deployed to an embedded AWS and used as a client would.
 * No look inside: queues, table and functions through AWS's SDK only.
 */
package dev.eventlabs.test.orders;
