package dev.eventlabs.runtime.taxi.billing;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.eventlabs.runtime.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what Lambda delivers of the stream of trips. Types and limits are the database's to check. */
final class TripRecordReader {

    private TripRecordReader() {}

    static TripRecord read(DynamodbStreamRecord record) {
        // A trip is booked first: what is inserted as completed isn't from the lab's functions.
        if (!"MODIFY".equals(record.getEventName()) || record.getDynamodb() == null) {
            return new TripRecord.NotCompleted();
        }
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (image == null) {
            return new TripRecord.Invalid("NewImage is missing: the stream of the table must show NEW_AND_OLD_IMAGES");
        }
        AttributeValue status = image.get("STATUS");
        return status != null && "Completed".equals(status.getS()) ? trip(image) : new TripRecord.NotCompleted();
    }

    private static TripRecord trip(Map<String, AttributeValue> image) {
        var fields = new LinkedHashMap<String, Json>();
        for (String name : TripStatement.ATTRIBUTES) {
            AttributeValue value = image.get(name);
            if (value == null) {
                continue;
            }
            if (value.getN() == null && value.getS() == null) {
                return new TripRecord.Invalid(name + " is neither a text nor a number");
            }
            try {
                fields.put(name, value.getN() == null ? new Json.Text(value.getS())
                        : new Json.Numeric(new BigDecimal(value.getN())));
            } catch (NumberFormatException e) {
                return new TripRecord.Invalid(name + " is not a decimal number");
            }
        }
        return new TripRecord.Completed(new Json.Fields(fields));
    }
}
