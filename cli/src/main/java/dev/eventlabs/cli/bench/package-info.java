/**
 * Hands over to the benchmarks of the test module.
 * No measuring here.
 */
package dev.eventlabs.cli.bench;
