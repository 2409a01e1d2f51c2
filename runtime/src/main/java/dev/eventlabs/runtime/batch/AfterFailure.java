package dev.eventlabs.runtime.batch;

/** What becomes of the rest of a batch once a record has failed. */
public enum AfterFailure {

    /**
     * The next record is handled all the same: for queues, which deliver each failed message again by itself.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">SQS</a>
     */
    GO_ON,

    /**
     * The rest isn't touched: for streams, which start again at the lowest failed record and would deliver what
     * follows it a second time.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">Kinesis</a>
     */
    STOP
}
