/**
 * The Lambda handlers of the labs, one package a feature.
 * No infrastructure, no emulator: what runs here runs in Lambda.
 */
package dev.eventlabs.runtime;
