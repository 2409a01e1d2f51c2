package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Struct;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/** The hash keys that a shard takes, both ends included: whole numbers of 128 bits. */
record HashRange(BigInteger start, BigInteger end) {

    private static final BigInteger KEYS = BigInteger.ONE.shiftLeft(128);
    static final BigInteger LAST = KEYS.subtract(BigInteger.ONE);

    /** All keys in {@code count} ranges of the same size, as far as it goes. */
    static List<HashRange> uniform(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HashRange(boundary(i, count), boundary(i + 1, count).subtract(BigInteger.ONE)))
                .toList();
    }

    private static BigInteger boundary(int i, int count) {
        // Rounded as AWS does it: every range but the last has the same size.
        return i == count ? KEYS : KEYS.divide(BigInteger.valueOf(count)).multiply(BigInteger.valueOf(i));
    }

    /** The hash key of a partition key: its MD5 as a number. */
    static BigInteger hash(String partitionKey) {
        try {
            return new BigInteger(1,
                    MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5.", e);
        }
    }

    Struct shown() {
        return Struct.of("StartingHashKey", start.toString()).with("EndingHashKey", end.toString());
    }
}
