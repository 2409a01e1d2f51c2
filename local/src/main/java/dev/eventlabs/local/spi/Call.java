package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Who calls, and where.
 *
 * @param scope account and region of the call
 * @param requestId as the answer will carry it
 * @param accessKeyId of the signature; empty for an unsigned request
 * @param request the HTTP request
 */
public record Call(Scope scope, String requestId, String accessKeyId, AwsRequest request) {

    /** The JSON body of a call as members; no body counts as no members. */
    public Input body(String validationCode) {
        if (request.body().length == 0) {
            return new Input(Json.object(), validationCode);
        }
        try {
            if (Json.parse(request.body()) instanceof ObjectNode object) {
                return new Input(object, validationCode);
            }
            throw AwsException.badRequest("SerializationException", "The body must be a JSON object.");
        } catch (IOException e) {
            throw AwsException.badRequest("SerializationException", "The body isn't JSON: " + Json.complaint(e));
        }
    }
}
