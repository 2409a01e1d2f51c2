/**
 * The embedded AWS as a background process: started, deployed to, described, stopped.
 * What is inside it isn't known here; it is asked over HTTP like any AWS.
 */
package dev.eventlabs.cli.cloud;
