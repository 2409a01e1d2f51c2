package dev.eventlabs.local.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The contents of objects: small ones in memory, the others in files. Thread-safe; a content never changes. */
final class Blobs {

    private static final int IN_MEMORY_BYTES = 4096;

    private final Path directory;
    private final AtomicLong next = new AtomicLong();

    Blobs(Path directory) {
        this.directory = directory;
    }

    /** A content that is kept until it is discarded. */
    sealed interface Blob {

        long length();

        /** Some of its bytes; the range must be within it. */
        byte[] read(long offset, int length);

        void discard();
    }

    Blob keep(byte[] content) {
        if (content.length <= IN_MEMORY_BYTES) {
            return new InMemory(content);
        }
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(next.incrementAndGet() + ".object");
            Files.write(file, content);
            return new InFile(file, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents one after the other, without having them in memory at once. */
    Blob join(List<Blob> parts) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(next.incrementAndGet() + ".object");
            long length = 0;
            try (OutputStream out = Files.newOutputStream(file)) {
                for (Blob part : parts) {
                    out.write(part.read(0, Math.toIntExact(part.length())));
                    length += part.length();
                }
            }
            return new InFile(file, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record InMemory(byte[] content) implements Blob {
        @Override
        public long length() {
            return content.length;
        }

        @Override
        public byte[] read(long offset, int length) {
            return Arrays.copyOfRange(content, (int) offset, (int) offset + length);
        }

        @Override
        public void discard() {}
    }

    private record InFile(Path file, long length) implements Blob {
        @Override
        public byte[] read(long offset, int length) {
            byte[] bytes = new byte[length];
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(offset);
                in.readFully(bytes);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void discard() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
