/**
 * The Messaging lab, a package a part: who takes part, what they write to each other, and how a conversation rises to the top of their lists.
 * No code here.
 */
package dev.eventlabs.runtime.messaging;
