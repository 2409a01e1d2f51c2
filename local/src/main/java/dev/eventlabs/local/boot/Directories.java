package dev.eventlabs.local.boot;

import java.nio.file.Path;

/**
 * Where an embedded AWS keeps files.
 *
 * @param work functions' code, objects and databases, of this one; deleted on close
 * @param shared what is the same for each, and takes long to make: several may use it at once, and it outlives them
 */
public record Directories(Path work, Path shared) {

    /** Nothing is shared. */
    public static Directories within(Path work) {
        return new Directories(work, work.resolve("shared"));
    }
}
