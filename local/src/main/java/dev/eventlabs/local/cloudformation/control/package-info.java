/**
 * Cloud Control: resources of stacks, read and changed by their type and identifier, as {@code cdk deploy --hotswap} does.
 * No templates, and nothing that isn't in a stack.
 */
package dev.eventlabs.local.cloudformation.control;
