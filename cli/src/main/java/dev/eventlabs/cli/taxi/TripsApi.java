package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.api.ApiClient;
import dev.eventlabs.cli.terminal.Failure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The lab's API. Thread-safe. */
final class TripsApi implements AutoCloseable {

    private final ApiClient client;

    /** @param url of its stage, with a slash at the end */
    TripsApi(String url) {
        this.client = new ApiClient(TaxiLab.STACK, url);
    }

    URI bookUrl(String riderId, String mobile) {
        return url("riderbook", "rider_id", riderId, "rider_mobile", mobile);
    }

    URI acceptUrl(String riderId, String tripInfo) {
        return url("driveraccept", "rider_id", riderId, "trip_info", tripInfo);
    }

    URI completeUrl(String riderId, String tripInfo) {
        return url("drivercomplete", "rider_id", riderId, "trip_info", tripInfo);
    }

    /** @param parameters names and values in turn */
    URI url(String path, String... parameters) {
        StringBuilder url = new StringBuilder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            url.append(i == 0 ? '?' : '&').append(parameters[i]).append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return client.url(url.toString());
    }

    ApiAnswer get(URI url) {
        return client.get(url);
    }

    /**
     * Books, accepts and completes.
     *
     * @throws Failure if one of the steps is refused
     */
    Trip ride(String riderId, String mobile) {
        String tripInfo = taken(get(bookUrl(riderId, mobile))).tripInfo();
        taken(get(acceptUrl(riderId, tripInfo)));
        return taken(get(completeUrl(riderId, tripInfo)));
    }

    /** @throws Failure with what the API says, unless it is a trip */
    static Trip taken(ApiAnswer answer) {
        if (answer.status() == 200) {
            return new Trip(answer.json());
        }
        throw new Failure("The API answered HTTP " + answer.status() + ": " + answer.message(),
                answer.status() >= 500
                        ? "What its functions logged:  ./lab logs rider-book-trip  (driver-accept-trip, driver-complete-trip)"
                        : "For instance:  ./lab taxi ride --rider 71463 --mobile +11492133668");
    }

    @Override
    public void close() {
        client.close();
    }
}
