/**
 * Custom resources: a request to a Lambda function, and its answer by HTTP.
 * No stack is known here, and no other resource type.
 */
package dev.eventlabs.local.cloudformation.custom;
