package dev.eventlabs.local.stepfunctions.definition;

import java.util.Optional;

/** How long a task may take, and how long it may be silent; a task without a time-out may take 99,999,999 seconds. */
public record TimeLimits(Optional<Setting> timeout, Optional<Setting> heartbeat) {}
