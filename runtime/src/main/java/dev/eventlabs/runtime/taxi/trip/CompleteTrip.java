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
 * {@code driver-complete-trip}: the ride is over, {@code /drivercomplete?rider_id=…&trip_info=…}. 200 and the trip with its fare; 404
 * {@code trip_not_found}; 409 {@code wrong_status} if it isn't InProgress.
 *
 * <p>The parameters are in the query, of a POST too. Environment: {@code TRIPS_TABLE}.
 */
public final class CompleteTrip implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Trips trips;
    private final Router router;
    private final Priming priming;

    /** As Lambda makes it. */
    public CompleteTrip() {
        this(Environment.ofProcess().required("TRIPS_TABLE"));
    }

    private CompleteTrip(String table) {
        // A SecureRandom draws from the system at each call, so environments of one snapshot differ.
        this(new Trips(new TripTable(AwsClients.build(DynamoDbClient.builder()), table), new Ride(new SecureRandom()),
                InstantSource.system()), StructuredLog.ofProcess());
    }

    CompleteTrip(Trips trips, StructuredLog log) {
        this.trips = trips;
        this.router = new Router(log).get("/drivercomplete", this::complete).post("/drivercomplete", this::complete);
        this.priming = Priming.register(trips::warmUp, log);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return router.answer(event, context.getAwsRequestId());
    }

    private Response complete(Request request) {
        return TripAnswers.ofTrip(request, trips::complete);
    }
}
