/**
 * Writing small JSON objects.
 * No object mapping: what is written is spelled out field by field where it is known.
 */
package dev.eventlabs.runtime.json;
