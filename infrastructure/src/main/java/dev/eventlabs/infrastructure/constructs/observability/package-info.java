/**
 * Dashboards over the constructs of the other packages.
 * No metric is defined here: each construct knows what can be measured of it, this package only shows it.
 */
package dev.eventlabs.infrastructure.constructs.observability;
