/**
 * The HTTP client of the labs' own APIs.
 * No route and no meaning of a status: those are the labs'. AWS's services are talked to by SDK clients, in another package.
 */
package dev.eventlabs.cli.api;
