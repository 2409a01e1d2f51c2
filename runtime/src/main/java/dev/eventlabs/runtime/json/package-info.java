/**
 * Reading JSON exactly as it was written, and writing small objects of it.
 * No object mapping: what is read or written is spelled out field by field where it is known.
 */
package dev.eventlabs.runtime.json;
