/**
 * What a deployed API does with a request: finds the method, lets in or refuses, calls what is behind it and answers.
 * Nothing of the API by which APIs are made.
 */
package dev.eventlabs.local.apigateway.execution;
