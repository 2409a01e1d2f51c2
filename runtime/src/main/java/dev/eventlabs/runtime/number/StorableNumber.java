package dev.eventlabs.runtime.number;

import java.math.BigDecimal;

/**
 * The numbers that DynamoDB keeps exactly.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Data types</a>
 */
public final class StorableNumber {
    /** The most significant digits of a number. */
    public static final int MOST_DIGITS = 38;

    private static final BigDecimal LARGEST = new BigDecimal("9.9999999999999999999999999999999999999E+125");
    private static final BigDecimal SMALLEST = new BigDecimal("1E-130");

    private StorableNumber() {}

    /** Whether it has at most 38 significant digits and is zero, or between 1E-130 and 1E+126 on either side of it. */
    public static boolean isStorable(BigDecimal value) {
        BigDecimal magnitude = value.abs();
        return value.stripTrailingZeros().precision() <= MOST_DIGITS && magnitude.compareTo(LARGEST) <= 0
                && (value.signum() == 0 || magnitude.compareTo(SMALLEST) >= 0);
    }
}
