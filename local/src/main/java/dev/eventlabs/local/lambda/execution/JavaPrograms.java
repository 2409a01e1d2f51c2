package dev.eventlabs.local.lambda.execution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the JVMs of functions start from: the worker's program, deployment packages, and archives of what such a JVM has loaded, which make the
 * next starts of the same code shorter. Nothing of one embedded AWS, so several may have the same. Thread-safe.
 */
public final class JavaPrograms implements AutoCloseable {

    private final Path directory;
    private final boolean forSeveral;
    private final WorkerProgram worker;
    private final StartArchives archives;
    private final Training training;

    private JavaPrograms(Path directory, boolean forSeveral) {
        this.directory = directory;
        this.forSeveral = forSeveral;
        worker = new WorkerProgram(directory);
        archives = new StartArchives(directory.resolve("archives"));
        training = new Training(archives);
    }

    /** An archive is made when a version with SnapStart is published: this embedded AWS will have to start it. */
    public static JavaPrograms forOne(Path directory) {
        return new JavaPrograms(directory, false);
    }

    /**
     * An archive is made when a version with SnapStart was invoked: the next embedded AWS will have to start it. Until then it isn't known which
     * ones are invoked at all, and an archive takes seconds.
     */
    public static JavaPrograms forSeveral(Path directory) {
        return new JavaPrograms(directory, true);
    }

    /** Where deployment packages are unpacked to, each under a name made of its content. */
    public Path packages() {
        return directory.resolve("code");
    }

    boolean areForSeveral() {
        return forSeveral;
    }

    List<Path> workerClassPath() {
        return worker.classPath();
    }

    Optional<Path> archive(EnvironmentSpec spec) {
        return archives.find(spec);
    }

    /** Makes an archive in the background, unless it is there or under way. */
    void train(EnvironmentSpec spec, List<String> command, Map<String, String> variables) {
        training.begin(spec, command, variables);
    }

    @Override
    public void close() {
        training.close();
    }
}
