/**
 * The functions that a pool asks or tells: which there are, what they get, and what becomes of their answers.
 * No rules of pools, and no knowledge of when a trigger is due.
 */
package dev.eventlabs.local.cognito.trigger;
