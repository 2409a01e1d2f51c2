/**
 * Who takes part: the table of users in PostgreSQL, how those of the user pool come into it, and how they are found in it.
 * No messages. Cognito isn't asked for anything: what it knows comes with events and tokens.
 */
package dev.eventlabs.runtime.messaging.users;
