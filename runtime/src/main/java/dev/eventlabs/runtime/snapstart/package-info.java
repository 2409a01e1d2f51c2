/**
 * What a function does before SnapStart takes its snapshot.
 * Nothing that an ordinary start needs.
 */
package dev.eventlabs.runtime.snapstart;
