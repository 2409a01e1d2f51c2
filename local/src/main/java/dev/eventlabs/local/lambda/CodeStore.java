package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.TemporaryDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Deployment packages, each unpacked once. Thread-safe. */
final class CodeStore {

    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas</a> of a package. */
    private static final long MAX_UNZIPPED_BYTES = 262_144_000;
    static final long MAX_ZIPPED_BYTES = 52_428_800;

    private static final String ZIP = "code.zip";
    private static final String ROOT = "task";

    private final Path directory;

    CodeStore(Path directory) {
        this.directory = directory;
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't a zip, too large, or reaches out of its root */
    CodePackage store(byte[] zip) {
        byte[] sha256 = sha256(zip);
        String id = HexFormat.of().formatHex(sha256);
        Path home = directory.resolve(id);
        try {
            if (!Files.isDirectory(home)) {
                make(home, zip);
            }
        } catch (ZipException e) {
            throw Errors.invalid(
                    "Could not unzip uploaded file. Please check your file, then try to upload again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodePackage(Base64.getEncoder().encodeToString(sha256), zip.length, id, home.resolve(ZIP),
                home.resolve(ROOT));
    }

    /** Appears at once and whole: others may have the same directory, and store the same. */
    private void make(Path home, byte[] zip) throws IOException {
        Files.createDirectories(directory);
        Path made = Files.createTempDirectory(directory, "unpacking");
        try {
            Files.write(made.resolve(ZIP), zip);
            unpack(made.resolve(ZIP), Files.createDirectory(made.resolve(ROOT)));
            protect(made.resolve(ROOT));
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            TemporaryDirectory.delete(made);
        }
    }

    /** On AWS nothing can be written below {@code /var/task}; here by none but root. */
    private static void protect(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.map(Path::toFile).forEach(file -> file.setWritable(false, false));
        }
    }

    Optional<byte[]> zip(String id) {
        Path zip = directory.resolve(id).resolve(ZIP);
        try {
            return id.matches("[0-9a-f]{64}") && Files.exists(zip) ? Optional.of(Files.readAllBytes(zip))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path zip, Path root) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            long room = MAX_UNZIPPED_BYTES;
            Enumeration<? extends ZipEntry> entries = archive.entries();
            if (!entries.hasMoreElements()) {
                throw Errors.invalid("Uploaded file must be a non-empty zip");
            }
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new ZipException("An entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = archive.getInputStream(entry)) {
                        // By what comes out, not by what the entry claims.
                        byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room + 1));
                        room -= content.length;
                        if (room < 0) {
                            throw Errors.invalid("Unzipped size must be smaller than " + MAX_UNZIPPED_BYTES + " bytes");
                        }
                        Files.write(target, content);
                    }
                }
            }
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
