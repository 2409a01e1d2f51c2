/** The code of functions that tests of user pools deploy. Runs in the functions' own processes; no tests. */
package dev.eventlabs.local.cognito.handlers;
