package dev.eventlabs.local.eventsource.settings;

import java.util.Optional;

/** @param maximumConcurrency 2 to 1000 */
public record QueueSettings(Optional<Integer> maximumConcurrency) implements SourceSettings {}
