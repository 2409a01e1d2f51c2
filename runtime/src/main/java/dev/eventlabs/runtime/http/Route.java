package dev.eventlabs.runtime.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.function.BiFunction;

/** Which requests are answered, and by what. */
record Route(String method, PathTemplate path, BiFunction<Request, APIGatewayProxyRequestEvent, Response> handler) {}
