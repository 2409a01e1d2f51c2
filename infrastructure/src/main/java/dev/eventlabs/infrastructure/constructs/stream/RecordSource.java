package dev.eventlabs.infrastructure.constructs.stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.IConstruct;

/** A stream that functions can consume: a Kinesis stream, or the changes of a table. */
public interface RecordSource extends IConstruct {
    /** Whose stream it is: decides what a record looks like and where a consumer can start. */
    enum Kind {
        /** Bytes under a partition key; a consumer can start at any time in the past. */
        KINESIS("Kinesis"),
        /** Changes of items; a consumer starts with the oldest or the newest. */
        DYNAMODB("DynamoDB");

        private final String service;

        Kind(String service) {
            this.service = service;
        }

        /** The service as people call it. */
        @Override
        public String toString() {
            return service;
        }
    }

    /** Whose stream it is. */
    Kind getKind();

    /** The stream's ARN; a table's is another one than the table's own. */
    String getStreamArn();

    /** How long a record can be read. */
    Duration getRetentionPeriod();

    /** Lets the grantee read the stream: exactly what Lambda's poller asks of a function's role. */
    Grant grantRead(IGrantable grantee);
}
