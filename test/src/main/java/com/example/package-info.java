/**
 * A stranger's Lambda function, which knows nothing of Eventlabs.
 * No test.
 */
package com.example;
