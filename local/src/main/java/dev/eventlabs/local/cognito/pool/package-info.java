/**
 * User pools with their clients and users: what they are set to, what their rules are, and where they are kept.
 * No requests and no answers, but for the members that settings have in both.
 */
package dev.eventlabs.local.cognito.pool;
