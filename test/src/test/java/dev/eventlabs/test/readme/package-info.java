/**
 * What README.md shows, compiled and run: the regions between {@code // tag::name[]} and {@code // end::name[]}.
 * Only what a reader is to copy, and the test that the page says the same.
 */
package dev.eventlabs.test.readme;
