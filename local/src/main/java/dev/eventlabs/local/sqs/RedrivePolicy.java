package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a queue's messages go once they were received too often.
 *
 * @param maxReceives 1 to 1000
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">dead-letter queues</a>
 */
record RedrivePolicy(String targetArn, int maxReceives) {

    private static final String PARAMETER = "RedrivePolicy";
    private static final int MOST_RECEIVES = 1000;

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't one */
    static RedrivePolicy parse(String text) {
        JsonNode json;
        try {
            json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Errors.invalid(text, PARAMETER, "Redrive policy is not a valid JSON map.");
        }
        if (json == null || !json.isObject()) {
            throw Errors.invalid(text, PARAMETER, "Redrive policy is not a valid JSON map.");
        }
        for (String required : new String[]{"deadLetterTargetArn", "maxReceiveCount"}) {
            if (!json.hasNonNull(required)) {
                throw Errors.invalid(text, PARAMETER,
                        "Redrive policy does not contain mandatory attribute: " + required + ".");
            }
        }
        String target = json.get("deadLetterTargetArn").asText();
        if (!target.matches("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:.+")) {
            throw Errors.invalid(text, PARAMETER, "Invalid value for deadLetterTargetArn.");
        }
        return new RedrivePolicy(target, receives(text, json.get("maxReceiveCount").asText()));
    }

    String json() {
        return Json.text(Struct.of("deadLetterTargetArn", targetArn).with("maxReceiveCount", maxReceives));
    }

    private static int receives(String text, String number) {
        int receives;
        try {
            receives = Integer.parseInt(number);
        } catch (NumberFormatException e) {
            receives = -1;
        }
        if (receives < 1 || receives > MOST_RECEIVES) {
            throw Errors.invalid(text, PARAMETER, "Invalid value for maxReceiveCount: " + number
                    + ", valid values are from 1 to " + MOST_RECEIVES + " both inclusive.");
        }
        return receives;
    }
}
