/**
 * How the functions behind a REST API answer: routes, JSON bodies, and errors in one shape.
 * Nothing of any one API, and no I/O.
 */
package dev.eventlabs.runtime.http;
