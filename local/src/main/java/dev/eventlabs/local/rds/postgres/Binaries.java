package dev.eventlabs.local.rds.postgres;

import dev.eventlabs.local.spi.TemporaryDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the class path when they are first needed, and an empty database made with them. Thread-safe. */
final class Binaries {

    private static final int OWNER_EXECUTES = 0100;
    /** Text sorts as English does, like Aurora's en_US.UTF-8, whatever locales this machine has. */
    private static final List<String> INITDB = List.of("-U", Server.ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C",
            "--locale-provider=icu", "--icu-locale=en-US", "--no-sync", "--no-instructions",
            // The smallest, in megabytes: each cluster is a copy.
            "--wal-segsize=1");

    private final Path directory;
    private Path programs;
    private Path empty;

    /** @param directory absolute, since a program starts in another one; made when needed */
    Binaries(Path directory) {
        this.directory = directory;
    }

    /** @return the path of {@code postgres}, {@code initdb} … */
    synchronized Path program(String name) {
        if (programs == null) {
            programs = once("programs", Binaries::unpack);
        }
        return programs.resolve("bin").resolve(name);
    }

    /** A data directory to copy: with that of initdb a server would start seconds later. */
    synchronized Path emptyDatabase() {
        if (empty == null) {
            empty = once("empty", this::initialise);
        }
        return empty;
    }

    /** What fails is tried again by the next, from the beginning. */
    private Path once(String name, Consumer<Path> maker) {
        Path made = directory.resolve(name);
        TemporaryDirectory.delete(made);
        try {
            maker.accept(Files.createDirectories(made));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
        }
        return made;
    }

    private void initialise(Path data) {
        Path log = data.resolveSibling("initdb.log");
        List<String> command = new ArrayList<>(List.of(program("initdb").toString(), "-D", data.toString()));
        command.addAll(INITDB);
        Process initdb = Launch.once(command, log);
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
        try (InputStream resource = open(archive());
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(directory, tar, entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
        }
    }

    private static void unpack(Path directory, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Path inside = Path.of(entry.getName()).normalize();
        // Headers and static libraries are for who compiles against it.
        if (inside.isAbsolute() || inside.startsWith("..") || entry.getName().endsWith(".a")) {
            return;
        }
        Path file = directory.resolve(inside);
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

    private static InputStream open(String archive) {
        InputStream resource = Binaries.class.getResourceAsStream("/" + archive);
        if (resource == null) {
            throw new IllegalStateException("PostgreSQL's binaries for this machine (" + archive
                    + ") aren't on the class path. Add the artifact of io.zonky.test.postgres that has them.");
        }
        return resource;
    }

    private static String archive() {
        return archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The name that the binaries' artifacts have for a platform. On Apple's own processors those for Intel run too. */
    static String archive(String os, String architecture) {
        boolean mac = os.toLowerCase(Locale.ROOT).startsWith("mac");
        boolean arm = architecture.equals("aarch64");
        return "postgres-" + (mac ? "darwin" : os.toLowerCase(Locale.ROOT)) + "-"
                + (arm && !mac ? "arm_64" : "x86_64") + ".txz";
    }
}
