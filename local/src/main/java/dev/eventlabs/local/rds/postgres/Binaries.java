package dev.eventlabs.local.rds.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path when they are first needed, and an empty database made with them. Several of these may
 * share a directory, in several processes too: what is made there appears at once, and is never changed. Thread-safe.
 */
public final class Binaries {

    private static final int OWNER_EXECUTES = 0100;

    private final Path directory;

    /** @param directory made when needed */
    public Binaries(Path directory) {
        this.directory = directory;
    }

    /** @return the path of {@code postgres}, {@code initdb} … */
    Path program(String name) {
        return once("programs", Binaries::unpack).resolve("bin").resolve(name);
    }

    /** A data directory to copy: with that of initdb a server would start seconds later. */
    Path emptyDatabase() {
        return once("empty", this::initialise);
    }

    private synchronized Path once(String name, Consumer<Path> maker) {
        Path there = directory.resolve(name);
        if (Files.exists(there)) {
            return there;
        }
        try {
            Files.createDirectories(directory);
            Path made = Files.createTempDirectory(directory, name);
            maker.accept(made);
            try {
                Files.move(made, there, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.exists(there)) {
                    throw e;
                }
                // Another process was faster, with the same. Ours goes with the directory.
            }
            return there;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
        }
    }

    private void initialise(Path data) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        // Text sorts as English does, like Aurora's en_US.UTF-8, whatever locales this machine has.
        Process initdb = Launch
                .once(List.of(program("initdb").toString(), "-D", data.toString(), "-U", Server.ADMIN, "-A",
                        "trust", "-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync",
                        "--no-instructions"), log);
        try {
            if (initdb.waitFor() != 0) {
                throw new IllegalStateException("PostgreSQL's initdb failed: " + Files.readString(log).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL's initdb runs", e);
        }
    }

    private static void unpack(Path directory) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream resource = Binaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new IllegalStateException("PostgreSQL's binaries for this machine (" + archive
                        + ") aren't on the class path. Add the artifact of io.zonky.test.postgres that has them.");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(directory, tar, entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
        }
    }

    private static void unpack(Path directory, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        // Headers and static libraries are for who compiles against it.
        if (!file.startsWith(directory) || entry.getName().endsWith(".a")) {
            return;
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The name that the binaries' artifacts have for a platform. On Apple's own processors those for Intel run too. */
    static String archive(String os, String architecture) {
        boolean mac = os.toLowerCase(Locale.ROOT).startsWith("mac");
        boolean arm = architecture.equals("aarch64");
        return "postgres-" + (mac ? "darwin" : os.toLowerCase(Locale.ROOT)) + "-"
                + (arm && !mac ? "arm_64" : "x86_64") + ".txz";
    }
}
