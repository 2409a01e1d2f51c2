package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Struct;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What CloudWatch learns of a pool: 1 for a success, 0 for a failure.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html">the metrics</a>
 */
record Counters(MetricSink metrics) {

    /** Counts what becomes of work; an answer that is a challenge is neither. */
    Struct count(String metric, Registered at, Supplier<Struct> work) {
        try {
            Struct answer = work.get();
            if (!answer.containsKey("ChallengeName")) {
                put(metric, at, 1);
            }
            return answer;
        } catch (AwsException e) {
            put(metric, at, 0);
            throw e;
        }
    }

    private void put(String metric, Registered at, double value) {
        metrics.put(at.pool().scope(), "AWS/Cognito", metric,
                Map.of("UserPool", at.pool().id(), "UserPoolClient", at.client().id()), value, "Count");
    }
}
