package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;

/** How one protocol writes results and errors. */
interface Wire {

    AwsResponse result(Object result, String requestId);

    AwsResponse error(AwsException error, String requestId);
}
