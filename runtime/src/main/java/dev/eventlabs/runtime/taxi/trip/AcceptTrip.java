package dev.eventlabs.runtime.taxi.trip;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.http.Request;
import dev.eventlabs.runtime.http.Response;
import dev.eventlabs.runtime.http.Router;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.security.SecureRandom;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code driver-accept-trip}: one of ten drivers accepts a booked trip, {@code /driveraccept?rider_id=…&trip_info=…}. 200 and the trip; 404
 * {@code trip_not_found}; 409 {@code wrong_status} if it isn't Booked.
 *
 * <p>The parameters are in the query, of a POST too. Environment: {@code TRIPS_TABLE}.
 */
public final class AcceptTrip implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Trips trips;
    private final Router router;
    private final Priming priming;

    /** As Lambda makes it. */
    public AcceptTrip() {
        this(Environment.ofProcess().required("TRIPS_TABLE"));
    }

    private AcceptTrip(String table) {
        // A SecureRandom draws from the system at each call, so environments of one snapshot differ.
        this(new Trips(new TripTable(AwsClients.build(DynamoDbClient.builder()), table), new Ride(new SecureRandom()),
                InstantSource.system()), StructuredLog.ofProcess());
    }

    AcceptTrip(Trips trips, StructuredLog log) {
        this.trips = trips;
        this.router = new Router(log).get("/driveraccept", this::accept).post("/driveraccept", this::accept);
        this.priming = Priming.register(trips::warmUp, log);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return router.answer(event, context.getAwsRequestId());
    }

    private Response accept(Request request) {
        return TripAnswers.ofTrip(request, trips::accept);
    }
}
