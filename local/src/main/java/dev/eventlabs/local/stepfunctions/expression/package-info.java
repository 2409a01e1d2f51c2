/**
 * The three small languages within the Amazon States Language: JSONPath, intrinsic functions and JSONata; parsed and evaluated.
 * Nothing here knows what a state is.
 */
package dev.eventlabs.local.stepfunctions.expression;
