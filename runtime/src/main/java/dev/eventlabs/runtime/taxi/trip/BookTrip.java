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
 * {@code rider-book-trip}: books a trip, {@code /riderbook?rider_id=71463&rider_mobile=%2B11492133668}. 200 and the trip as it is stored.
 *
 * <p>The parameters are in the query, of a POST too. Environment: {@code TRIPS_TABLE}.
 */
public final class BookTrip implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Trips trips;
    private final Router router;
    private final Priming priming;

    /** As Lambda makes it. */
    public BookTrip() {
        this(Environment.ofProcess().required("TRIPS_TABLE"));
    }

    private BookTrip(String table) {
        // A SecureRandom draws from the system at each call, so environments of one snapshot differ.
        this(new Trips(new TripTable(AwsClients.build(DynamoDbClient.builder()), table), new Ride(new SecureRandom()),
                InstantSource.system()), StructuredLog.ofProcess());
    }

    BookTrip(Trips trips, StructuredLog log) {
        this.trips = trips;
        this.router = new Router(log).get("/riderbook", this::book).post("/riderbook", this::book);
        this.priming = Priming.register(trips::warmUp, log);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return router.answer(event, context.getAwsRequestId());
    }

    private Response book(Request request) {
        return TripAnswers.ofBooking(request, trips);
    }
}
