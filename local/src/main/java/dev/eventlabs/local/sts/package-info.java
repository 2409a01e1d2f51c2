/**
 * Security Token Service: who somebody is, and temporary credentials for any role.
 * No roles and no policies: those are IAM's.
 */
package dev.eventlabs.local.sts;
