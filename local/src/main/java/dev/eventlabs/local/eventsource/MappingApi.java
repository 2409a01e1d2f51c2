package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The REST actions on event source mappings. Changes are done when the answer goes out; its state is the one that AWS shows meanwhile.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>
 */
final class MappingApi {

    private static final String PATH = "/2015-03-31/event-source-mappings";
    private static final int ACCEPTED = 202;
    private static final int MOST_LISTED = 100;

    private final Mappings mappings;

    MappingApi(Mappings mappings) {
        this.mappings = mappings;
    }

    Api routes() {
        return new Api.Rest(List.of(
                new Api.Route("POST", PATH, this::create),
                new Api.Route("GET", PATH, this::list),
                new Api.Route("GET", PATH + "/{UUID}", this::get),
                new Api.Route("PUT", PATH + "/{UUID}", this::update),
                new Api.Route("DELETE", PATH + "/{UUID}", this::delete)));
    }

    private AwsResponse create(Call call, Map<String, String> path) {
        return AwsResponse.json(ACCEPTED, mappings.create(call.scope(), body(call)).describe("Creating"));
    }

    private AwsResponse get(Call call, Map<String, String> path) {
        Mapping mapping = mappings.get(call.scope(), path.get("UUID"));
        return AwsResponse.json(200, mapping.describe(mapping.state()));
    }

    private AwsResponse update(Call call, Map<String, String> path) {
        String before = mappings.get(call.scope(), path.get("UUID")).state();
        Mapping mapping = mappings.update(call.scope(), path.get("UUID"), body(call));
        String meanwhile = mapping.state().equals(before) ? "Updating"
                : mapping.settings().enabled() ? "Enabling" : "Disabling";
        return AwsResponse.json(ACCEPTED, mapping.describe(meanwhile));
    }

    private AwsResponse delete(Call call, Map<String, String> path) {
        return AwsResponse.json(ACCEPTED, mappings.delete(call.scope(), path.get("UUID")).describe("Deleting"));
    }

    private AwsResponse list(Call call, Map<String, String> path) {
        Optional<String> source = call.request().query("EventSourceArn");
        Optional<String> function = call.request().query("FunctionName")
                .map(name -> FunctionName.parse(call.scope(), name).qualifiedArn(call.scope()));
        List<Mapping> found = mappings.all(call.scope()).stream()
                .filter(each -> source.isEmpty() || each.settings().sourceArn().equals(source.get()))
                .filter(each -> function.isEmpty() || each.settings().functionArn().equals(function.get()))
                .toList();
        int size = call.request().query("MaxItems").map(MappingApi::maxItems).orElse(MOST_LISTED);
        return AwsResponse.json(200, Page.of(found, size, call.request().query("Marker"),
                () -> AwsException.badRequest("InvalidParameterValueException", "Invalid Marker."))
                .map(each -> each.describe(each.state())).as("EventSourceMappings", "NextMarker"));
    }

    private static int maxItems(String text) {
        try {
            int most = Integer.parseInt(text);
            if (most >= 1 && most <= 10_000) {
                return Math.min(most, MOST_LISTED);
            }
        } catch (NumberFormatException e) {
            // Refused as one that is out of range.
        }
        throw AwsException.badRequest("InvalidParameterValueException",
                "MaxItems must be between 1 and 10000, but is " + text + ".");
    }

    private static Input body(Call call) {
        return call.body("InvalidParameterValueException");
    }
}
