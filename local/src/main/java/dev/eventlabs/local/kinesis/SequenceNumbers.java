package dev.eventlabs.local.kinesis;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The sequence numbers of one shard, in AWS's form: 56 decimal digits beginning with 49. A number is made of when the shard was opened, the
 * record's index in it and the shard's own number, so that the record is found by its number at once and no number needs keeping.
 * Immutable.
 */
final class SequenceNumbers {

    /** The index that no record has: a shard begins with it, the first record is the next. */
    static final long START = 0;
    /** The index that no record reaches: a closed shard ends with it. */
    static final long END = Long.MAX_VALUE;

    private static final int INDEX_BITS = 80;
    private static final BigInteger INDEX_STEP = BigInteger.ONE.shiftLeft(INDEX_BITS);
    private static final String FORM = "0|[1-9]\\d{0,128}";

    private final long openedAt;
    private final BigInteger base;

    /** @param openedAt seconds since the epoch; a child's are above its parents', so that its numbers are, too */
    SequenceNumbers(long openedAt, int shard) {
        this.openedAt = openedAt;
        base = BigInteger.TWO.shiftLeft(184)
                .or(BigInteger.valueOf(openedAt).shiftLeft(148))
                .or(BigInteger.valueOf(shard & 0xF).shiftLeft(144))
                .or(BigInteger.valueOf(shard).shiftLeft(4))
                .or(BigInteger.TWO);
    }

    long openedAt() {
        return openedAt;
    }

    /** The number of the record with the index. */
    String of(long index) {
        return base.add(BigInteger.valueOf(index).shiftLeft(INDEX_BITS)).toString();
    }

    /** Empty if it isn't a number that this shard could give. */
    OptionalLong index(String number) {
        if (!isNumber(number)) {
            return OptionalLong.empty();
        }
        BigInteger[] steps = new BigInteger(number).subtract(base).divideAndRemainder(INDEX_STEP);
        return steps[1].signum() != 0 || steps[0].signum() < 0 || steps[0].bitLength() > 63
                ? OptionalLong.empty()
                : OptionalLong.of(steps[0].longValue());
    }

    static boolean isNumber(String text) {
        return text.matches(FORM);
    }
}
