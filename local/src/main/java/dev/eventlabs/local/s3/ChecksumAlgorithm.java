package dev.eventlabs.local.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksums that an upload may carry.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">object integrity</a>
 */
enum ChecksumAlgorithm {
    CRC32, CRC32C, CRC64NVME, SHA1, SHA256;

    /** {@code x-amz-checksum-crc32} … */
    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** {@code ChecksumCRC32} …, the element in answers. */
    String element() {
        return "Checksum" + name();
    }

    /** @return in base 64 */
    String of(byte[] content) {
        return of(List.of(content));
    }

    /** The same of a content in pieces. */
    String of(Iterable<byte[]> pieces) {
        return Base64.getEncoder().encodeToString(switch (this) {
            case CRC32 -> Arrays.copyOfRange(crc(new CRC32(), pieces), 4, 8);
            case CRC32C -> Arrays.copyOfRange(crc(new CRC32C(), pieces), 4, 8);
            case CRC64NVME -> crc(new Crc64Nvme(), pieces);
            case SHA1 -> digest("SHA-1", pieces);
            case SHA256 -> digest("SHA-256", pieces);
        });
    }

    static Optional<ChecksumAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }

    static byte[] digest(String algorithm, byte[] content) {
        return digest(algorithm, List.of(content));
    }

    private static byte[] digest(String algorithm, Iterable<byte[]> pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            pieces.forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    private static byte[] crc(Checksum checksum, Iterable<byte[]> pieces) {
        pieces.forEach(checksum::update);
        return ByteBuffer.allocate(8).putLong(checksum.getValue()).array();
    }
}
