package dev.eventlabs.local.lambda.execution;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.eventlabs.local.lambda.worker.Worker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * The worker's own class path: its classes in a jar of their own, so that a function sees nothing else of this program, and the two
 * libraries that AWS's Java runtime brings along. Thread-safe.
 */
final class WorkerProgram {

    static final String MAIN_CLASS = Worker.class.getName();
    static final String CRAC_PACKAGE = Worker.class.getPackageName() + ".crac";

    private final Path directory;
    private List<Path> classPath;

    WorkerProgram(Path directory) {
        this.directory = directory;
    }

    synchronized List<Path> classPath() {
        if (classPath == null) {
            try {
                classPath = List.of(pack(), location(LambdaRuntime.class), location(PojoSerializer.class));
            } catch (IOException e) {
                throw new UncheckedIOException("The worker's program can't be written to " + directory, e);
            }
        }
        return classPath;
    }

    private Path pack() throws IOException {
        Files.createDirectories(directory);
        Path jar = directory.resolve("worker.jar");
        Path own = location(Worker.class);
        if (Files.isDirectory(own)) {
            pack(own, jar);
        } else {
            try (FileSystem archive = FileSystems.newFileSystem(own)) {
                pack(archive.getPath("/"), jar);
            }
        }
        return jar;
    }

    private static void pack(Path root, Path jar) throws IOException {
        Path classes = root.resolve(Worker.class.getPackageName().replace('.', '/'));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            // Read often and never sent: compressing it would only cost time at each start.
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(root.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
