/**
 * What DynamoDB can keep as a number.
 * No arithmetic, and no double anywhere.
 */
package dev.eventlabs.runtime.number;
