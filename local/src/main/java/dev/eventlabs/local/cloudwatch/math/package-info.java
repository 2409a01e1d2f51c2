/**
 * Metric math: expressions over series of values.
 * Nothing of where values come from.
 */
package dev.eventlabs.local.cloudwatch.math;
