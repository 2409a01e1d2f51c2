/**
 * The catalogue in {@code docs/constructs}: its snippets, and its tables as they come out of the code.
 * No promise of a construct is asserted here: those are in the tests beside it.
 */
package dev.eventlabs.infrastructure.catalogue;
