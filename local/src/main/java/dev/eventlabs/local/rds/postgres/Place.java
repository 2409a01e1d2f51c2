package dev.eventlabs.local.rds.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where what takes long is made once: several of these, in several processes and of several users, may have the same directory. What is
 * made appears there at once, whole, and is never changed. Thread-safe.
 */
final class Place {

    /** So that clouds of this JVM wait for each other instead of making the same twice; as many as it ever used directories. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    private final Path directory;
    private final Supplier<String> key;
    private final Object lock;
    private Path own;

    /**
     * @param directory absolute; made when needed
     * @param key what else may be in the directory has another one
     */
    Place(Path directory, Supplier<String> key) {
        this.directory = directory;
        this.key = key;
        lock = LOCKS.computeIfAbsent(directory, _ -> new Object());
    }

    /** @param maker is given an empty directory, beside which it may leave files that nobody needs later */
    Path once(String name, Consumer<Path> maker) {
        synchronized (lock) {
            try {
                if (own == null) {
                    own = own();
                }
                Path there = own.resolve(name);
                if (!Files.exists(there)) {
                    make(there, maker);
                }
                return there;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
            }
        }
    }

    private static void make(Path there, Consumer<Path> maker) throws IOException {
        Path workshop = Files.createTempDirectory(there.getParent(), "making-");
        try {
            Path made = Files.createDirectory(workshop.resolve(there.getFileName()));
            maker.accept(made);
            appear(made, there);
        } finally {
            delete(workshop);
        }
    }

    /**
     * PostgreSQL takes files of no other user, and nobody should run programs that another user can change: each has a directory that only he
     * may enter. Who he is a file that he makes tells best, in a container without a name for his number too.
     */
    private Path own() throws IOException {
        Files.createDirectories(directory);
        Path made = Files.createTempDirectory(directory, "making-");
        try {
            UserPrincipal user = Files.getOwner(made);
            Path there = directory.resolve(key.get() + "-" + user.getName().replaceAll("[^A-Za-z0-9._-]", "_"));
            if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                appear(made, there);
            }
            UserPrincipal owner = Files.getOwner(there, LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(user)) {
                throw new IllegalStateException(
                        there + " belongs to " + owner.getName() + ", and PostgreSQL is to run as "
                                + user.getName() + ". Delete it, or share another directory.");
            }
            return there;
        } finally {
            delete(made);
        }
    }

    private static void appear(Path made, Path there) throws IOException {
        try {
            Files.move(made, there, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process may have been faster, with the same.
            if (!Files.exists(there)) {
                throw e;
            }
        }
    }

    /** With all that is in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
