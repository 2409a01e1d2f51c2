/**
 * CloudWatch Logs: groups, streams, events, their retention and filters.
 * No metrics, and nothing that subscribes to a group.
 */
package dev.eventlabs.local.logs;
