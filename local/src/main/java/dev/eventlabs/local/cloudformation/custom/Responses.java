package dev.eventlabs.local.cloudformation.custom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Service;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Where functions behind custom resources put their answers. AWS has pre-signed S3 URLs for it; here it is a path with a token that nobody
 * can guess and that is good for one answer. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">response objects</a>
 */
public final class Responses implements Service {

    private static final String PATH = "/_aws/cloudformation/response/";
    private static final int MAX_BYTES = 4096;

    private final Map<String, CompletableFuture<Answer>> awaited = new ConcurrentHashMap<>();
    private final Supplier<URI> endpoint;
    private final Ids ids;

    /** What became of a request. */
    sealed interface Answer {

        record Given(ObjectNode body) implements Answer {}

        /** Nothing that counts as an answer. */
        record Wrong(String reason) implements Answer {}
    }

    /** @param url where the answer is to be put */
    record Awaited(String token, String url, CompletableFuture<Answer> answer) {}

    /** @param endpoint of the front door, asked for only when a request is made */
    public Responses(Supplier<URI> endpoint, Ids ids) {
        this.endpoint = endpoint;
        this.ids = ids;
    }

    Awaited expect() {
        String token = ids.uuid() + ids.hex(32);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        awaited.put(token, answer);
        return new Awaited(token, endpoint.get() + PATH + token, answer);
    }

    void forget(Awaited request) {
        awaited.remove(request.token());
    }

    @Override
    public String name() {
        return "cloudformation-responses";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(request -> request.path().startsWith(PATH), this::receive));
    }

    private AwsResponse receive(Call call) {
        AwsRequest request = call.request();
        if (!request.method().equals("PUT")) {
            return AwsResponse.empty(405);
        }
        CompletableFuture<Answer> answer = awaited.remove(request.path().substring(PATH.length()));
        if (answer == null) {
            return AwsResponse.empty(403);
        }
        answer.complete(read(request.body()));
        return AwsResponse.empty(200);
    }

    private static Answer read(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Answer.Wrong("Response object is too long.");
        }
        try {
            return Json.parse(body) instanceof ObjectNode object ? new Answer.Given(object)
                    : new Answer.Wrong("Invalid response object: it must be a JSON object.");
        } catch (IOException e) {
            return new Answer.Wrong("Invalid response object: " + e.getMessage());
        }
    }
}
