/**
 * The program inside an execution environment of the Java runtimes: loads the handler, speaks the runtime API, writes the log.
 * It runs in a process of its own, so nothing here may use anything but the JDK, aws-lambda-java-core and
 * aws-lambda-java-serialization, and nothing outside may call it.
 */
package dev.eventlabs.local.lambda.worker;
