/**
 * What the services, the gateway and the composition root agree on: calls, errors, pages, forms, resource providers, and the ports through
 * which one service uses another.
 * Nothing that implements a service, and nothing that listens on a socket.
 */
package dev.eventlabs.local.spi;
