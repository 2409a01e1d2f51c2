/**
 * What the benchmarks print: figures beside their floors, in one table.
 * Nothing of what is measured.
 */
package dev.eventlabs.test.bench.report;
