package dev.eventlabs.runtime.messaging.stream;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * Why a row couldn't be moved.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html">CancellationReason</a>
 */
enum Obstacle {
    /** Nothing about this row: its transaction had another that couldn't be moved. */
    NONE,
    /** It isn't there any more: somebody else has moved it. */
    GONE,
    /** Its place is taken, by another conversation. */
    TAKEN,
    /** Somebody else was about to write it, or DynamoDB has too much to do. */
    BUSY,
    /** DynamoDB wouldn't keep it, however often it is asked. */
    REFUSED;

    static Obstacle of(CancellationReason delete, CancellationReason put) {
        if (isCode(delete, "ConditionalCheckFailed")) {
            return GONE;
        }
        if (isCode(delete, "ValidationError") || isCode(put, "ValidationError")) {
            return REFUSED;
        }
        if (isCode(delete, "None") && isCode(put, "ConditionalCheckFailed")) {
            return TAKEN;
        }
        return isCode(delete, "None") && isCode(put, "None") ? NONE : BUSY;
    }

    private static boolean isCode(CancellationReason reason, String code) {
        return code.equals(reason.code());
    }
}
