/**
 * DynamoDB: AWS's own DynamoDB Local inside this process, and around it what that engine lacks.
 * Nothing that reads streams on somebody's behalf.
 */
package dev.eventlabs.local.dynamodb;
