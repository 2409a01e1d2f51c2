package dev.eventlabs.infrastructure.constructs.stream;

import java.util.List;

/** The first steps of paths in records that filters see: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
final class FilterRoots {
    private static final List<String> KINESIS = List.of("data", "partitionKey", "sequenceNumber",
            "approximateArrivalTimestamp", "kinesisSchemaVersion");
    private static final List<String> DYNAMODB = List.of("eventName", "dynamodb", "eventID", "eventVersion",
            "awsRegion",
            "userIdentity");

    private FilterRoots() {}

    static List<String> of(RecordSource.Kind kind) {
        return kind == RecordSource.Kind.KINESIS ? KINESIS : DYNAMODB;
    }
}
