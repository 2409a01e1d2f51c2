package dev.eventlabs.infrastructure.constructs.database;

import dev.eventlabs.infrastructure.constructs.function.RuntimeCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.services.lambda.Code;

/**
 * SQL files that are applied in the order of their versions, each once, as {@code V1__tables.sql}. They are on the class path
 * of the function that applies them. Immutable.
 */
public final class Migrations {
    private final String folder;
    private final Code code;
    private final SortedMap<String, byte[]> files;

    private Migrations(String folder, Code code, SortedMap<String, byte[]> files) {
        this.folder = folder;
        this.code = code;
        this.files = files;
        if (files.isEmpty()) {
            throw new IllegalArgumentException("The migrations' folder " + folder
                    + " was given, but there is no file in it that ends with .sql. Name the folder of files such as"
                    + " V1__tables.sql.");
        }
    }

    /** Those of a folder inside the zip of all Eventlabs handlers, such as {@code db/taxi}. */
    public static Migrations ofRuntime(String folder) {
        return new Migrations(folder, null, sql(RuntimeCode.filesOf(folder)));
    }

    /**
     * Those of a folder on disk, at synthesis. The code is a zip with the Eventlabs handlers and these files, which it has on its
     * class path in the folder of that name.
     */
    public static Migrations ofFolder(Path onDisk, Code code, String onClassPath) {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.list(onDisk)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the migrations in " + onDisk, e);
        }
        return new Migrations(onClassPath, code, sql(files));
    }

    private static SortedMap<String, byte[]> sql(SortedMap<String, byte[]> files) {
        files.keySet().removeIf(name -> !name.endsWith(".sql"));
        return files;
    }

    String folder() {
        return folder;
    }

    /** Null for the Eventlabs handlers. */
    Code code() {
        return code;
    }

    /** Their names, in the alphabet's order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Another one whenever a file is added, renamed or edited: 64 hexadecimal digits. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                // With the length, so that what ends one file can't begin the next.
                digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
