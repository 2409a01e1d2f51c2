/**
 * CloudWatch: metrics in minutes, alarms and dashboards as they were defined.
 * No logs; and nothing yet that evaluates an alarm.
 */
package dev.eventlabs.local.cloudwatch;
