/**
 * What is to be deployed, in which order, and what differs from what is there.
 * Nothing is changed here.
 */
package dev.eventlabs.local.cloudformation.plan;
