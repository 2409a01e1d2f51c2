/**
 * Passwords: what a policy wants of them, what is kept of them, and how a client proves that it knows one without sending it (SRP).
 * Nothing of users, and no password as it was typed.
 */
package dev.eventlabs.local.cognito.password;
