/**
 * Virtual private clouds without a way to the internet, and the ways that lead to AWS's services all the same.
 * No function and no database: they place themselves in a network.
 */
package dev.eventlabs.infrastructure.constructs.network;
