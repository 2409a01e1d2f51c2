package dev.eventlabs.local.rds.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path when they are first needed, and an empty database made with them. Several of these may
 * share a directory, in several processes too: each finds there only what is made of the same archive, for the same user. Thread-safe.
 */
public final class Binaries {

    private static final int OWNER_EXECUTES = 0100;
    private static final int HASH_LENGTH = 12;
    /** Text sorts as English does, like Aurora's en_US.UTF-8, whatever locales this machine has. */
    private static final List<String> INITDB = List.of("-U", Server.ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C",
            "--locale-provider=icu", "--icu-locale=en-US", "--no-sync", "--no-instructions");

    /** Of archives, by name: each cloud of this JVM has the same. */
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private final Place place;

    /** @param directory absolute, since a program starts in another one; made when needed */
    public Binaries(Path directory) {
        place = new Place(directory, Binaries::key);
    }

    /** @return the path of {@code postgres}, {@code initdb} … */
    Path program(String name) {
        return place.once("programs", Binaries::unpack).resolve("bin").resolve(name);
    }

    /** A data directory to copy: with that of initdb a server would start seconds later. */
    Path emptyDatabase() {
        return place.once("empty", this::initialise);
    }

    private void initialise(Path data) {
        Path log = data.resolveSibling("log");
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

    /**
     * The platform, and a hash of what goes into the directory: of another PostgreSQL, or of one that begins with other settings, nothing is
     * taken. Reading the archive takes a moment, so that is done once.
     */
    private static String key() {
        String archive = archive();
        return archive.substring("postgres-".length(), archive.lastIndexOf('.')) + "-"
                + HASHES.computeIfAbsent(archive, Binaries::hash);
    }

    private static String hash(String archive) {
        try (InputStream resource = open(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(INITDB.toString().getBytes(StandardCharsets.UTF_8));
            resource.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(archive + " can't be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JVM has SHA-256", e);
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
