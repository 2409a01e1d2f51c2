/**
 * Execution environments: processes that run a function's code, started cold, kept warm, one invocation at a time; the runtime API
 * that they call, and what they log.
 * Nothing of functions, versions and aliases as the API knows them, and nothing of CloudFormation.
 */
package dev.eventlabs.local.lambda.execution;
