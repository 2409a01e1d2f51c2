/**
 * What {@code org.crac} finds when it looks for a JVM that can make checkpoints, so that the hooks of SnapStart functions run.
 * The names of types and methods are those that {@code org.crac.Core} asks for by reflection; nothing else belongs here.
 */
package dev.eventlabs.local.lambda.worker.crac;
