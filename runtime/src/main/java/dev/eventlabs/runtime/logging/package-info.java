/**
 * Structured log lines, as CloudWatch Logs Insights and Lambda's JSON log format read them.
 * Used by handlers only; a use case answers instead of logging.
 */
package dev.eventlabs.runtime.logging;
