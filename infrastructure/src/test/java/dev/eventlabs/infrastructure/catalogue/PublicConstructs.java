package dev.eventlabs.infrastructure.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/** The constructs that a reader can make, but the labs. */
final class PublicConstructs {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");

    private PublicConstructs() {}

    static List<Class<?>> all() {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("dev/eventlabs/infrastructure/constructs"))) {
            return files.map(file -> SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .<Class<?>>map(PublicConstructs::type)
                    .filter(type -> Construct.class.isAssignableFrom(type) && Modifier.isPublic(type.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String file) {
        try {
            return Class.forName(file.replaceFirst("\\.java$", "").replaceAll("[/\\\\]", "."));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("There is a source, but no class: " + file, e);
        }
    }
}
