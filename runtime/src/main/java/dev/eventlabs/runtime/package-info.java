/**
 * The Lambda handlers of the labs, one package a feature, beside the few things that all handlers share.
 * No infrastructure, no emulator: what runs here runs in Lambda.
 */
package dev.eventlabs.runtime;
