/**
 * The CDK app of this repository: a stack a lab, with the names and outputs people look for, in a profile.
 * No resource is described here; those are the labs'.
 */
package dev.eventlabs.infrastructure.app;
