package dev.eventlabs.local.boot;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;

/**
 * What an embedded AWS is started with.
 *
 * @param port of the front door; 0 for any free one
 * @param scope account, and the region of unsigned requests
 * @param work where it keeps its own files: functions, objects; to be deleted after it was closed
 * @param shared what it uses together with others
 * @param time the clock
 * @param ids where identifiers come from
 * @param maxEnvironments how many Lambda execution environments may live at once
 */
public record Settings(int port, Scope scope, Path work, SharedParts shared, Time time, Ids ids,
        int maxEnvironments) {}
