/**
 * API Gateway's REST APIs: the API by which they are made, deployed and described, and their CloudFormation types.
 * Nothing of what happens to a request to a deployed API: that is {@code execution}.
 */
package dev.eventlabs.local.apigateway;
