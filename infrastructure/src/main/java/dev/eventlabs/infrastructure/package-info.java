/**
 * The root of the constructs, the labs made of them, and the app.
 * No handler code: it arrives as a zip.
 */
package dev.eventlabs.infrastructure;
