/**
 * REST APIs in front of functions, and what their requests must look like.
 * No handler, and no users: who may call is asked of the directory that an API is given.
 */
package dev.eventlabs.infrastructure.constructs.api;
