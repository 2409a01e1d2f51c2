/**
 * Cognito user pools: what their API takes and answers, and their resource types.
 * No rules of pools, passwords, tokens or triggers themselves: those are in the packages below.
 */
package dev.eventlabs.local.cognito;
