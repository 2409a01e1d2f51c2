/**
 * The processes that benchmarks measure: the embedded AWS of this checkout, bare engines for the floors, plain JVMs.
 * Nothing of any one lab.
 */
package dev.eventlabs.test.bench.machine;
