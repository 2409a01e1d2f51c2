/**
 * Systems Manager's parameter store.
 * Nothing else of Systems Manager.
 */
package dev.eventlabs.local.ssm;
