package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.message.Message;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.trigger.Trigger;
import dev.eventlabs.local.cognito.trigger.TriggerEvent;
import dev.eventlabs.local.cognito.trigger.Triggers;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions of a pool are told and asked at which moment. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">the events</a>
 */
record Hooks(Triggers triggers) {

    /**
     * Who has caused it.
     *
     * @param client the app client's id, or {@link TriggerEvent#NO_CLIENT}
     * @param metadata that the caller gives the functions
     */
    record Cause(String client, Map<String, String> metadata) {}

    /** What a function may decide of somebody who signs up. */
    record Admission(boolean confirmed, boolean emailVerified, boolean phoneVerified) {}

    /** @param source {@code PreSignUp_SignUp} or {@code PreSignUp_AdminCreateUser} */
    Admission preSignUp(UserPool pool, String source, User user, Map<String, String> validation, Cause cause) {
        Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
        attributes.remove("sub");
        Struct request = Struct.of("userAttributes", attributes);
        request.put("validationData", validation.isEmpty() ? null : validation);
        ObjectNode answer = fire(pool, Trigger.PRE_SIGN_UP, source, user.username(), request, cause,
                Struct.of("autoConfirmUser", false).with("autoVerifyEmail", false).with("autoVerifyPhone", false))
                .orElse(null);
        return answer == null ? new Admission(false, false, false)
                : new Admission(answer.path("autoConfirmUser").asBoolean(),
                        answer.path("autoVerifyEmail").asBoolean(), answer.path("autoVerifyPhone").asBoolean());
    }

    /** @param source {@code PostConfirmation_ConfirmSignUp} or {@code PostConfirmation_ConfirmForgotPassword} */
    void postConfirmation(UserPool pool, String source, User user, Cause cause) {
        fire(pool, Trigger.POST_CONFIRMATION, source, user.username(), request(user), cause, Struct.of());
    }

    void preAuthentication(UserPool pool, User user, Map<String, String> validation, Cause cause) {
        Struct request = request(user);
        request.put("validationData", validation.isEmpty() ? null : validation);
        fire(pool, Trigger.PRE_AUTHENTICATION, "PreAuthentication_Authentication", user.username(), request,
                new Cause(cause.client(), Map.of()), Struct.of());
    }

    void postAuthentication(UserPool pool, User user, Cause cause) {
        fire(pool, Trigger.POST_AUTHENTICATION, "PostAuthentication_Authentication", user.username(),
                request(user).with("newDeviceUsed", false), cause, Struct.of());
    }

    /**
     * @param source for instance {@code TokenGeneration_Authentication}
     * @return {@code claimsOverrideDetails}; missing if the function says nothing, or isn't there
     */
    JsonNode preTokenGeneration(UserPool pool, String source, User user, List<String> groups, Cause cause) {
        Struct response = Struct.of();
        response.put("claimsOverrideDetails", null);
        Struct configuration = Struct.of("groupsToOverride", groups).with("iamRolesToOverride", List.of());
        configuration.put("preferredRole", null);
        return fire(pool, Trigger.PRE_TOKEN_GENERATION, source, user.username(),
                request(user).with("groupConfiguration", configuration), cause, response)
                .map(answer -> answer.path("claimsOverrideDetails")).orElseGet(MissingNode::getInstance);
    }

    /**
     * @param occasion for instance {@code SignUp}
     * @param usual what is sent if the function doesn't say otherwise
     */
    Message.Content customMessage(UserPool pool, String occasion, User user, boolean email, Message.Content usual,
            Cause cause) {
        Struct request = request(user).with("codeParameter", "{####}").with("linkParameter", "{##Click Here##}");
        request.put("usernameParameter", occasion.equals("AdminCreateUser") ? "{username}" : null);
        Struct response = Struct.of();
        List.of("smsMessage", "emailMessage", "emailSubject").forEach(each -> response.put(each, null));
        return fire(pool, Trigger.CUSTOM_MESSAGE, "CustomMessage_" + occasion, user.username(), request, cause,
                response)
                .map(answer -> email
                        ? new Message.Content(text(answer, "emailSubject").orElse(usual.subject()),
                                text(answer, "emailMessage").orElse(usual.body()))
                        : new Message.Content("", text(answer, "smsMessage").orElse(usual.body())))
                .orElse(usual);
    }

    private static Optional<String> text(ObjectNode answer, String member) {
        return Optional.of(answer.path(member).asText("")).filter(each -> !each.isBlank());
    }

    private Optional<ObjectNode> fire(UserPool pool, Trigger trigger, String source, String username, Struct request,
            Cause cause, Struct response) {
        request.with("clientMetadata", cause.metadata().isEmpty() ? null : cause.metadata());
        return triggers.fire(pool, trigger, new TriggerEvent(source, cause.client(), username, request, response));
    }

    private static Struct request(User user) {
        Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
        attributes.put("cognito:user_status", user.status().name());
        return Struct.of("userAttributes", attributes);
    }
}
