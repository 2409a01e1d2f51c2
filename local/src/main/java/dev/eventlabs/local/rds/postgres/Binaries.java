package dev.eventlabs.local.rds.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the class path when they are first needed. Thread-safe. */
public final class Binaries {

    private static final int OWNER_EXECUTES = 0100;

    private final Path directory;
    private boolean unpacked;

    /** @param directory where they are unpacked to; made when needed */
    public Binaries(Path directory) {
        this.directory = directory;
    }

    /** @return the path of {@code postgres}, {@code initdb} … */
    synchronized Path program(String name) {
        if (!unpacked) {
            unpack();
            unpacked = true;
        }
        return directory.resolve("bin").resolve(name);
    }

    private void unpack() {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream resource = Binaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new IllegalStateException("PostgreSQL's binaries for this machine (" + archive
                        + ") aren't on the class path. Add the artifact of io.zonky.test.postgres that has them.");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be unpacked to " + directory, e);
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
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
