package dev.eventlabs.local.spi;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** The one place where identifiers come from. Thread-safe if the generator is. */
public final class Ids {

    private static final String UPPER_CASE_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A version-4 UUID. */
    public String uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** Upper case letters and digits, as in generated physical names. */
    public String suffix(int length) {
        StringBuilder all = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            all.append(UPPER_CASE_AND_DIGITS.charAt(random.nextInt(UPPER_CASE_AND_DIGITS.length())));
        }
        return all.toString();
    }

    /** Lower case hexadecimal digits, as in ids of EC2 and API Gateway. */
    public String hex(int length) {
        StringBuilder all = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            all.append(Character.forDigit(random.nextInt(16), 16));
        }
        return all.toString();
    }
}
