/**
 * AWS CloudFormation: the actions that clients call, and how answers look.
 * What a template means is {@code template}'s and {@code intrinsic}'s, what is deployed {@code plan}'s, how {@code deploy}'s.
 */
package dev.eventlabs.local.cloudformation;
