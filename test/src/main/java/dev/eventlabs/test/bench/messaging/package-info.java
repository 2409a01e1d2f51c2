/**
 * The Messaging lab's benchmarks: posts a second, how soon lists show them, and that each conversation has every message once.
 * Nothing of other labs.
 */
package dev.eventlabs.test.bench.messaging;
