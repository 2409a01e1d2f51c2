package dev.eventlabs.runtime.scores;

/**
 * The place of a record in its shard: it grows from record to record.
 *
 * @param padded zero-padded to as many digits as AWS says there can be, so that texts compare as the numbers do, in DynamoDB too
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html">StreamRecord</a>
 */
record SequenceNumber(String padded) implements Comparable<SequenceNumber> {
    private static final int MOST_DIGITS = 40;

    /** @throws IllegalArgumentException if it isn't 1 to 40 decimal digits: there is no telling then what has been counted */
    static SequenceNumber of(String digits) {
        if (digits == null || !digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException("A record's dynamodb.SequenceNumber is " + digits
                    + ", expected are 1 to " + MOST_DIGITS + " digits: take the event as the stream delivers it.");
        }
        return new SequenceNumber("0".repeat(MOST_DIGITS - digits.length()) + digits);
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return padded.compareTo(other.padded);
    }
}
