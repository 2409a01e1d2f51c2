package dev.eventlabs.local.cognito.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;

/**
 * What a trigger's function gets.
 *
 * @param source for instance {@code PostConfirmation_ConfirmSignUp}
 * @param clientId of the app client; {@link #NO_CLIENT} if an administrator acts
 * @param request what the function may know
 * @param response what it may answer, as it is if it changes nothing
 */
public record TriggerEvent(String source, String clientId, String username, Struct request, Struct response) {

    public static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

    ObjectNode described(UserPool pool) {
        ObjectNode event = Json.object().put("version", "1").put("region", pool.scope().region())
                .put("userPoolId", pool.id()).put("userName", username);
        event.set("callerContext", Json.object().put("awsSdkVersion", "aws-sdk-unknown-unknown")
                .put("clientId", clientId));
        event.put("triggerSource", source);
        event.set("request", Json.MAPPER.valueToTree(request));
        event.set("response", Json.MAPPER.valueToTree(response));
        return event;
    }
}
