/**
 * Step Functions: the API, the state machines with their versions and aliases, and the resource providers.
 * How a definition is read ({@code definition}), what becomes of data ({@code data}), how it runs ({@code execution}), what tasks do
 * ({@code integration}) and what history tells ({@code history}) is below; nothing of another service is here.
 */
package dev.eventlabs.local.stepfunctions;
