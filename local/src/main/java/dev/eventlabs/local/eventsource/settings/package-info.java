/** What a mapping is set to, and the rules of its members by the kind of its source. Nothing that runs. */
package dev.eventlabs.local.eventsource.settings;
