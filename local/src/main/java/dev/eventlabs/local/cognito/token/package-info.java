/**
 * Signed tokens (JWTs): the keys of a pool, how they are published, how tokens are written and read.
 * Nothing of users, pools or of what tokens say.
 */
package dev.eventlabs.local.cognito.token;
