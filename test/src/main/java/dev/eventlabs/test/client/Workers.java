package dev.eventlabs.test.client;

import java.util.List;
import java.util.SplittableRandom;

/** The JVMs that run functions: children of the process of the embedded AWS. Thread-safe. */
public final class Workers {

    private final ProcessHandle cloud;

    /** @param cloud the process that the embedded AWS runs in */
    public Workers(ProcessHandle cloud) {
        this.cloud = cloud;
    }

    public List<ProcessHandle> alive() {
        return cloud.descendants()
                .filter(process -> process.info().command().filter(command -> command.endsWith("java")).isPresent())
                .filter(process -> !makesAnArchive(process))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** It has no function to run, and nobody would make it again: what starts after it would start slowly. */
    private static boolean makesAnArchive(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains("-XX:AOTCacheOutput=")).isPresent();
    }

    /** {@code kill -9}: the worker gets no chance to say anything. Tells whether there was one to kill. */
    public boolean killOne(SplittableRandom random) {
        List<ProcessHandle> alive = alive();
        return !alive.isEmpty() && alive.get(random.nextInt(alive.size())).destroyForcibly();
    }
}
