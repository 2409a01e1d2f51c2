package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;

/** How one protocol writes results and errors. */
interface Wire {

    AwsResponse result(Object result, String requestId);

    AwsResponse error(AwsException error, String requestId);

    /**
     * Tells clients of a service that once spoke the query protocol the code that they knew.
     *
     * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait">the trait</a>
     */
    static AwsResponse withQueryCode(AwsResponse answer, AwsException error) {
        return error.queryCode().map(code -> answer.with("x-amzn-query-error",
                code + (error.status() < 500 ? ";Sender" : ";Receiver"))).orElse(answer);
    }
}
