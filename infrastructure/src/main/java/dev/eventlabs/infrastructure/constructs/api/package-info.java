/**
 * REST APIs in front of functions, and what their requests must look like.
 * No handler and no user directory: who may call is decided by what a route is given.
 */
package dev.eventlabs.infrastructure.constructs.api;
