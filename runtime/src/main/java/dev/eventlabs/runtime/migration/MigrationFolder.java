package dev.eventlabs.runtime.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the files are: a folder of the class path, or with a slash in front one of the file system, such as a layer's. */
record MigrationFolder(String name) {

    /**
     * The migrations in the order of their versions.
     *
     * @throws InvalidMigrations if the folder isn't there or empty, or its versions aren't 1, 2, 3 …
     */
    List<Migration> migrations() {
        List<Migration> sorted = files().stream().sorted(Comparator.comparingInt(Migration::version)).toList();
        if (sorted.isEmpty()) {
            throw new InvalidMigrations("The folder " + name + " has no migrations: it must have V1__….sql.");
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).version() != i + 1) {
                throw new InvalidMigrations("Of the migrations in " + name + ", " + sorted.get(i).file()
                        + " is where version " + (i + 1) + " is expected: versions count from 1, each once.");
            }
        }
        return sorted;
    }

    private List<Migration> files() {
        try {
            if (name.startsWith("/")) {
                return in(Path.of(name));
            }
            URL url = MigrationFolder.class.getClassLoader().getResource(name);
            if (url == null) {
                throw absent();
            }
            if (!url.getProtocol().equals("jar")) {
                return in(Path.of(url.toURI()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create(url.toString().split("!", 2)[0]), Map.of())) {
                return in(jar.getPath("/" + name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class loader's URL is a URI", e);
        }
    }

    private List<Migration> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw absent();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(MigrationFolder::read).toList();
        }
    }

    private static Migration read(Path file) {
        try {
            return Migration.of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidMigrations absent() {
        return new InvalidMigrations("There is no folder " + name + " with migrations " + (name.startsWith("/")
                ? "in the file system: is the layer attached that brings it?"
                : "on the class path of this function. A folder of a layer has a slash in front, as in /opt/migrations."));
    }
}
