package dev.eventlabs.local.boot;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;

/**
 * What an embedded AWS is started with.
 *
 * @param port of the front door; 0 for any free one
 * @param scope account, and the region of unsigned requests
 * @param directories where it keeps files
 * @param time the clock
 * @param ids where identifiers come from
 * @param maxEnvironments how many Lambda execution environments may live at once
 */
public record Settings(int port, Scope scope, Directories directories, Time time, Ids ids, int maxEnvironments) {}
