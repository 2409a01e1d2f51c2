/**
 * The benchmarks' command line: each figure beside a floor that is measured in the same run, and the proofs under fire.
 * Nothing that measures; each lab has a package of its own below this one.
 */
package dev.eventlabs.test.bench;
