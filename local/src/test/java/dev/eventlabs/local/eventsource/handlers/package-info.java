/** Functions for tests of streams: compiled here, zipped at test time, run in processes of their own. Nothing that a test calls itself. */
package dev.eventlabs.local.eventsource.handlers;
