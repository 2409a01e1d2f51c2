/**
 * User directories: who may sign up and sign in, and what happens then.
 * No API and no table of users: an API asks a directory who calls, and what an application knows of a user is its own.
 */
package dev.eventlabs.infrastructure.constructs.users;
