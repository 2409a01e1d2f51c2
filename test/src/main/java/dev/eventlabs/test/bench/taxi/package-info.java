/**
 * {@code ./lab bench taxi}.
 * No test framework; used from outside, as {@code ./lab up} starts the embedded AWS.
 */
package dev.eventlabs.test.bench.taxi;
