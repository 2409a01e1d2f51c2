package dev.eventlabs.test.taxi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Rides from the booking to the completion, through the API and however often it must be asked. Thread-safe. */
public final class Rides {

    private static final int MOST_ATTEMPTS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TaxiClient client;
    private final AtomicInteger completed = new AtomicInteger();
    private final Set<String> refusals = new ConcurrentSkipListSet<>();

    public Rides(TaxiClient client) {
        this.client = client;
    }

    public int completed() {
        return completed.get();
    }

    /** What was answered that can't be because a worker was killed. */
    public Set<String> refusals() {
        return refusals;
    }

    /** Books, accepts and completes a trip; what is refused is told by {@link #refusals}. */
    public void ride(String riderId) {
        // A booking whose answer is lost stays as it is: nobody knows it, and nobody completes it.
        HttpResponse<String> booked = call("riderbook", Map.of("rider_id", riderId, "rider_mobile", "+11492133668"));
        if (booked.statusCode() != 200) {
            return;
        }
        Map<String, String> trip = Map.of("rider_id", riderId, "trip_info",
                json(booked).path("tripinfo").asText());
        if (step("driveraccept", trip) && step("drivercomplete", trip)) {
            completed.incrementAndGet();
        }
    }

    private boolean step(String route, Map<String, String> trip) {
        int status = call(route, trip).statusCode();
        // Whether 409 is because of an earlier attempt is seen by the next step, or by the trip in the end.
        return status == 200 || status == 409;
    }

    private HttpResponse<String> call(String route, Map<String, String> parameters) {
        HttpResponse<String> answer = client.call("POST", route, parameters);
        int attempts = 1;
        // 502: its worker was killed.
        while (answer.statusCode() >= 429 && attempts++ < MOST_ATTEMPTS) {
            answer = client.call("POST", route, parameters);
        }
        if (answer.statusCode() != 200 && (answer.statusCode() != 409 || attempts == 1)) {
            refusals.add(route + " " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer isn't JSON: " + answer.body(), e);
        }
    }
}
