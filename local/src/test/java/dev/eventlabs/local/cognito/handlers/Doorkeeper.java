package dev.eventlabs.local.cognito.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A trigger, and what is behind an API: friends are let in without a code, foes aren't welcome, and who calls is told their own name. */
public final class Doorkeeper implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        if (!event.containsKey("triggerSource")) {
            return Map.of("statusCode", 200, "body",
                    "" + map(map(map(event, "requestContext"), "authorizer"), "claims").get("name"));
        }
        Map<String, Object> attributes = map(map(event, "request"), "userAttributes");
        String name = (String) attributes.get("name");
        context.getLogger().log(event.get("triggerSource") + " " + name);
        if (event.get("triggerSource").equals("PreSignUp_SignUp")) {
            map(event, "response").put("autoConfirmUser", name.equals("Friend"));
        } else if (name.equals("Foe")) {
            throw new IllegalStateException("Foes aren't welcome");
        }
        return event;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }
}
