package dev.eventlabs.runtime.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code lab-order-simulator}: sends orders to the queue, some of them erroneous.
 *
 * <p>Input: {@code {"orders": 20, "error_rate": 0.15, "seed": 42}}, all optional; these are the defaults, except that
 * without a seed the orders are others each time. Answer: {@code {"sent": 20, "erroneous": 3}}. Environment:
 * {@code ORDERS_QUEUE_URL}.
 */
public final class OrderSimulator implements RequestHandler<Map<String, Object>, Map<String, Integer>> {
    private static final int MILLISECONDS_TO_ANSWER = 2_000;

    private final SimulateOrders orders;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public OrderSimulator() {
        this(Environment.ofProcess().required("ORDERS_QUEUE_URL"));
    }

    private OrderSimulator(String queueUrl) {
        // A SecureRandom draws from the system at each call, so environments of one snapshot differ.
        this(new SimulateOrders(new OrderQueue(AwsClients.build(SqsClient.builder()), queueUrl, Duration.ofMillis(100)),
                new SecureRandom(), InstantSource.system()), StructuredLog.ofProcess());
    }

    OrderSimulator(SimulateOrders orders, StructuredLog log) {
        this.orders = orders;
        this.log = log;
        this.priming = Priming.register(orders::warmUp, log);
    }

    /**
     * @throws IllegalArgumentException when the input is wrong; nothing was sent
     * @throws OrdersNotSent when not all orders could be sent, with how many were
     */
    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> input, Context context) {
        return switch (new SimulationInput(input).read()) {
            case SimulationRequest.Invalid(String reason) -> throw new IllegalArgumentException(reason);
            case SimulationRequest.Valid request -> answer(
                    orders.simulate(request, () -> context.getRemainingTimeInMillis() > MILLISECONDS_TO_ANSWER),
                    context);
        };
    }

    private Map<String, Integer> answer(SimulationResult result, Context context) {
        return switch (result) {
            // Lambda logs what is thrown.
            case SimulationResult.Incomplete incomplete -> throw new OrdersNotSent(incomplete);
            case SimulationResult.Complete(int sent, int erroneous, long firstId) -> {
                log.line(Level.INFO, "orders sent", context.getAwsRequestId()).with("sent", sent)
                        .with("erroneous", erroneous)
                        .with("first_id", firstId).write();
                var answer = new LinkedHashMap<String, Integer>();
                answer.put("sent", sent);
                answer.put("erroneous", erroneous);
                yield answer;
            }
        };
    }
}
