package dev.eventlabs.runtime.http;

import java.util.Map;

/**
 * A request as far as a handler needs it.
 *
 * @param pathParameters by the names in the route's template, percent-decoded
 * @param queryParameters decoded; the last of several of one name
 * @param claims of the signed-in user, if the API has an authorizer that tells them
 */
public record Request(Map<String, String> pathParameters, Map<String, String> queryParameters,
        Map<String, String> claims) {

    public Request {
        pathParameters = Map.copyOf(pathParameters);
        queryParameters = Map.copyOf(queryParameters);
        claims = Map.copyOf(claims);
    }

    /** The part of the path that the template has in braces under this name. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}, only " + pathParameters.keySet());
        }
        return value;
    }
}
