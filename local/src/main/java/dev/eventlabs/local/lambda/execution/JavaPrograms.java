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
    private final WorkerProgram worker;
    private final StartArchives archives;
    private final Optional<Training> training;
    private final Optional<Recordings> recordings;

    private JavaPrograms(Path directory, StartArchives archives, Optional<Training> training,
            Optional<Recordings> recordings) {
        this.directory = directory;
        this.archives = archives;
        this.training = training;
        this.recordings = recordings;
        worker = new WorkerProgram(directory);
    }

    /** An archive is made when a version with SnapStart is published: this embedded AWS will have to start it. */
    public static JavaPrograms trained(Path directory) {
        StartArchives archives = new StartArchives(directory.resolve("archives"));
        return new JavaPrograms(directory, archives, Optional.of(new Training(archives)), Optional.empty());
    }

    /**
     * An archive is what the first environment of a function has loaded by its end: the next embedded AWS will have to start it. Until then
     * it isn't known which ones are invoked at all, and an archive takes seconds.
     */
    public static JavaPrograms recorded(Path directory) {
        StartArchives archives = new StartArchives(directory.resolve("archives"));
        return new JavaPrograms(directory, archives, Optional.empty(), Optional.of(new Recordings(archives)));
    }

    /** Where deployment packages are unpacked to, each under a name made of its content. */
    public Path packages() {
        return directory.resolve("code");
    }

    List<Path> workerClassPath() {
        return worker.classPath();
    }

    Optional<Path> archive(EnvironmentSpec spec) {
        return archives.find(spec);
    }

    void published(EnvironmentSpec spec, List<String> command, Map<String, String> variables) {
        training.ifPresent(each -> each.begin(spec, command, variables));
    }

    /** If what this process loads is to be kept. */
    Optional<Recording> starting(EnvironmentSpec spec) {
        return recordings.flatMap(each -> each.begin(spec));
    }

    @Override
    public void close() {
        training.ifPresent(Training::close);
        recordings.ifPresent(Recordings::close);
    }
}
