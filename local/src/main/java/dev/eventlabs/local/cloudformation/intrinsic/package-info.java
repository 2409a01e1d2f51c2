/**
 * Computes the values in a template: functions, conditions, parameters, dynamic references.
 * What a resource's name or attribute is, is asked of whoever deploys; no stack is known here.
 */
package dev.eventlabs.local.cloudformation.intrinsic;
