package dev.eventlabs.runtime.scores;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.eventlabs.runtime.number.StorableNumber;
import dev.eventlabs.runtime.scores.ScoreImage.Absent;
import dev.eventlabs.runtime.scores.ScoreImage.Invalid;
import dev.eventlabs.runtime.scores.ScoreImage.Score;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads what Lambda delivers of a DynamoDB stream. */
final class ScoreRecordReader {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    private static final int LONGEST_KEY = 2048;

    private ScoreRecordReader() {}

    /** @throws IllegalArgumentException if there is no sequence number by which the record could be told from others */
    static ScoreRecord read(DynamodbStreamRecord delivered) {
        StreamRecord change = delivered.getDynamodb();
        var sequenceNumber = SequenceNumber.of(change == null ? null : change.getSequenceNumber());
        return switch (delivered.getEventName()) {
            case "INSERT" -> new ScoreRecord(sequenceNumber, new Absent(), image(change.getNewImage(), "NewImage"));
            case "MODIFY" -> modification(sequenceNumber, change);
            case "REMOVE" -> new ScoreRecord(sequenceNumber, image(change.getOldImage(), "OldImage"),
                    change.getOldImage() == null ? noImage("OldImage") : new Absent());
            case null, default -> new ScoreRecord(sequenceNumber, new Absent(), new Invalid(
                    "eventName is " + delivered.getEventName() + ", expected is INSERT, MODIFY or REMOVE"));
        };
    }

    private static ScoreRecord modification(SequenceNumber sequenceNumber, StreamRecord change) {
        if (change.getOldImage() == null) {
            // To add the new score without taking back the old one would be wrong for good.
            return new ScoreRecord(sequenceNumber, new Absent(), noImage("OldImage"));
        }
        return new ScoreRecord(sequenceNumber, image(change.getOldImage(), "OldImage"),
                image(change.getNewImage(), "NewImage"));
    }

    private static ScoreImage image(Map<String, AttributeValue> item, String name) {
        if (item == null) {
            return noImage(name);
        }
        AttributeValue username = item.get(ScoreAttributes.USERNAME);
        AttributeValue score = item.get(ScoreAttributes.SCORE);
        if (username == null || username.getS() == null || username.getS().isBlank()) {
            return new Invalid(ScoreAttributes.USERNAME + " is missing, blank or no text");
        }
        if (username.getS().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            return new Invalid(ScoreAttributes.USERNAME + " has more than " + LONGEST_KEY
                    + " bytes, the most that a key can have");
        }
        if (score == null || score.getN() == null) {
            return new Invalid(ScoreAttributes.SCORE + " is missing or not a number");
        }
        try {
            var value = new BigDecimal(score.getN());
            return StorableNumber.isStorable(value) ? new Score(username.getS(), value)
                    : new Invalid(ScoreAttributes.SCORE + " is a number that DynamoDB can't keep");
        } catch (NumberFormatException e) {
            return new Invalid(ScoreAttributes.SCORE + " is not a decimal number");
        }
    }

    private static Invalid noImage(String name) {
        return new Invalid(name + " is missing: the stream of the table must show NEW_AND_OLD_IMAGES");
    }
}
