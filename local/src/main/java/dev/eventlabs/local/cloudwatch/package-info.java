/**
 * CloudWatch: metrics in minutes, alarms that are evaluated, and dashboards as they were defined.
 * No logs.
 */
package dev.eventlabs.local.cloudwatch;
