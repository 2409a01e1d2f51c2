/**
 * The labs, each one construct that any CDK app can instantiate, made of the constructs of this module.
 * No raw L2s but what connects them, and no stack: outputs and profiles are the app's.
 */
package dev.eventlabs.infrastructure.labs;
