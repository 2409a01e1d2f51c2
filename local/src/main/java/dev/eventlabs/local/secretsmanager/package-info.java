/**
 * Secrets Manager: secrets with versions and stages, and generated passwords.
 * No rotation, and no encryption: what is kept here lives and dies with the process.
 */
package dev.eventlabs.local.secretsmanager;
