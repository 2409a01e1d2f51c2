package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;

/** Requests' bodies and answers, as all parts of this API have them. */
final class Answers {

    private static final int STANDARD_LIMIT = 25;
    private static final int MAX_LIMIT = 500;

    private Answers() {}

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't a JSON object */
    static ObjectNode body(Call call) {
        return call.body(Errors.BAD_REQUEST).node();
    }

    static AwsResponse created(Object value) {
        return AwsResponse.json(201, value);
    }

    static AwsResponse shown(Object value) {
        return AwsResponse.json(200, value);
    }

    /** The items under the name by which the SDKs look for them. */
    static AwsResponse list(Call call, List<ObjectNode> all) {
        int limit = call.request().query("limit").filter(each -> each.matches("[0-9]{1,4}")).map(Integer::valueOf)
                .filter(each -> each > 0).map(each -> Math.min(each, MAX_LIMIT)).orElse(STANDARD_LIMIT);
        Optional<String> position = call.request().query("position");
        Page<ObjectNode> page = Page.of(all, limit, position,
                () -> Errors.badRequest("Invalid position parameter: " + position.orElse("")));
        Struct answer = Struct.of("item", page.items());
        return AwsResponse.json(200, answer.with("position", page.next().orElse(null)));
    }
}
