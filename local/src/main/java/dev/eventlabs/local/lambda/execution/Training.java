package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes archives of code that is initialised for nothing else, in the background, one at a time. Thread-safe. */
final class Training implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int MAX_SECONDS = 120;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final StartArchives archives;
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("lambda start archives").factory());

    Training(StartArchives archives) {
        this.archives = archives;
    }

    /**
     * Makes the archive in the background, unless it is there or under way.
     *
     * @param command of a process of this code, up to the program's arguments, to which the worker's {@code train} is added
     * @param variables its environment
     */
    void begin(EnvironmentSpec spec, List<String> command, Map<String, String> variables) {
        if (background.isShutdown()) {
            return;
        }
        archives.begin(spec).ifPresent(draft -> {
            try {
                background.execute(() -> make(spec, draft, command, variables));
            } catch (RejectedExecutionException e) {
                // Closed meanwhile; nobody asks for it again.
            }
        });
    }

    private void make(EnvironmentSpec spec, StartArchives.Draft draft, List<String> command,
            Map<String, String> variables) {
        try (draft) {
            if (!run(spec, draft.file(), command, variables) || !draft.publish()) {
                LOG.info("{} starts without an archive: its initialisation didn't succeed", spec.functionName());
            }
        } catch (IOException e) {
            LOG.warn("{} starts without an archive", spec.functionName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // So says a server that is interrupted while it starts: when we are closed, that is nobody's trouble.
            if (!background.isShutdown()) {
                throw e;
            }
        }
    }

    private static boolean run(EnvironmentSpec spec, Path archive, List<String> command,
            Map<String, String> variables) throws IOException, InterruptedException {
        try (RuntimeApiServer api = new RuntimeApiServer(new Nobody())) {
            // Whoever waits for an event is told at once that there is none.
            api.send(RuntimeApiServer.Event.NONE);
            List<String> all = new ArrayList<>();
            if (Files.isExecutable(NICE)) {
                all.addAll(List.of(NICE.toString(), "-n", "10"));
            }
            all.add(command.getFirst());
            all.add("-XX:AOTCacheOutput=" + archive);
            all.addAll(command.subList(1, command.size()));
            all.add("train");
            ProcessBuilder builder = new ProcessBuilder(all).directory(spec.code().toFile())
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            Process process = builder.start();
            try {
                return process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        try {
            // Or the process still writes where its files are about to be deleted.
            background.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is invoked, so nothing is of interest. */
    private static final class Nobody implements RuntimeApiServer.Listener {

        @Override
        public void idle() {}

        @Override
        public boolean returned(String requestId, byte[] payload) {
            return false;
        }

        @Override
        public boolean faulted(String requestId, String type, byte[] error) {
            return false;
        }

        @Override
        public void failedToInitialise(String type, byte[] error) {}
    }
}
