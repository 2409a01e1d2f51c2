package dev.eventlabs.infrastructure.constructs.stream;

import java.util.List;

/** The first steps of paths in records that filters see: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
final class FilterRoots {
    /** Nothing else: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html */
    private static final List<String> KINESIS = List.of("data");
    private static final List<String> DYNAMODB = List.of("eventName", "dynamodb", "eventID", "eventVersion",
            "awsRegion", "userIdentity");

    private FilterRoots() {}

    static List<String> of(RecordSource.Kind kind) {
        return kind == RecordSource.Kind.KINESIS ? KINESIS : DYNAMODB;
    }
}
