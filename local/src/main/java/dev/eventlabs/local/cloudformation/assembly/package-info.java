/**
 * Deploys a synthesised cloud assembly without the CDK CLI, from within the process: publishes its file assets, then creates or updates
 * its stacks by the same actions that clients call.
 * Nothing of how a stack is deployed.
 */
package dev.eventlabs.local.cloudformation.assembly;
