package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param first its first address
 * @param bits how many bits of it are fixed, 0 to 32
 */
record Cidr(long first, int bits) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** @throws AwsException if it isn't one, or has bits set behind its fixed ones */
    static Cidr of(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            throw malformed(text);
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int value = Integer.parseInt(form.group(part));
            if (value > 255) {
                throw malformed(text);
            }
            address = address << 8 | value;
        }
        int bits = Integer.parseInt(form.group(5));
        if (bits > 32 || (address & (1L << 32 - bits) - 1) != 0) {
            throw malformed(text);
        }
        return new Cidr(address, bits);
    }

    long size() {
        return 1L << 32 - bits;
    }

    boolean contains(Cidr other) {
        return first <= other.first && other.first + other.size() <= first + size();
    }

    boolean overlaps(Cidr other) {
        return first < other.first + other.size() && other.first < first + size();
    }

    private static AwsException malformed(String text) {
        return AwsException.badRequest("InvalidParameterValue",
                "Value (" + text + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.");
    }
}
