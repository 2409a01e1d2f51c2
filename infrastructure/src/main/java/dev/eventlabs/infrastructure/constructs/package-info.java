/**
 * What the constructs of every feature package have in common.
 * No construct itself: those live one package a feature, and never import the labs or the app.
 */
package dev.eventlabs.infrastructure.constructs;
