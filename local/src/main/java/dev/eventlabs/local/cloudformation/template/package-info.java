/**
 * A CloudFormation template as it is written: reads JSON and YAML, checks its structure and that everything it refers to is there.
 * No value is computed here, and no stack is known.
 */
package dev.eventlabs.local.cloudformation.template;
