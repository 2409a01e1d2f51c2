/**
 * The benchmarks: each figure beside a floor that is measured in the same run, and the proof under fire.
 * They use the embedded AWS from outside, as {@code ./lab up} starts it. No test framework.
 */
package dev.eventlabs.test.bench;
