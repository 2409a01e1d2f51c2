/**
 * The real engines that the tests of the functions run against.
 * Started and stopped here; what is in them is the tests' matter.
 */
package dev.eventlabs.runtime.engine;
