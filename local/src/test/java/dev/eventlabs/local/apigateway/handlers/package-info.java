/** Functions that run behind deployed APIs in tests; nothing that a test calls itself. */
package dev.eventlabs.local.apigateway.handlers;
