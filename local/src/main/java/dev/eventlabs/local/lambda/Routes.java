package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import java.util.List;
import java.util.Map;

/** A part of the REST API. */
interface Routes {

    String FUNCTIONS = "/2015-03-31/functions";
    String FUNCTION = FUNCTIONS + "/{FunctionName}";

    /** How many AWS gives at most. */
    int MAX_ITEMS = 50;

    List<Api.Route> routes();

    static Input body(Call call) {
        return call.body(Errors.VALIDATION_CODE);
    }

    /** A page of a list, by {@code Marker} and {@code MaxItems}. */
    static <T> AwsResponse page(Call call, String member, List<T> all,
            java.util.function.Function<T, Object> rendering) {
        int size = call.request().query("MaxItems").filter(each -> each.matches("[0-9]{1,5}")).map(Integer::valueOf)
                .filter(each -> each > 0).map(each -> Math.min(each, MAX_ITEMS)).orElse(MAX_ITEMS);
        return AwsResponse.json(200, Page.of(all, size, call.request().query("Marker"),
                () -> Errors.invalid("Invalid Marker.")).map(rendering).as(member, "NextMarker"));
    }

    /** The function that the path names, with the qualifier of the query. */
    static FunctionName name(Call call, Map<String, String> path) {
        return FunctionName.parse(call.scope(), path.get("FunctionName"),
                call.request().query("Qualifier").filter(each -> !each.isEmpty()));
    }

    /** @throws dev.eventlabs.local.spi.AwsException if the name has a qualifier */
    static FunctionName unqualified(Call call, Map<String, String> path) {
        FunctionName name = name(call, path);
        if (name.qualifier().isPresent() && !name.qualifier().get().equals(FunctionVersion.LATEST)) {
            throw Errors.invalid(
                    "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.");
        }
        return name;
    }
}
