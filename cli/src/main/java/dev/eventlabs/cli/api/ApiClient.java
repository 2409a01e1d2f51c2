package dev.eventlabs.cli.api;

import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** One stage of a REST API, over HTTP like any client of it. Thread-safe. */
public final class ApiClient implements AutoCloseable {

    /** API Gateway itself gives up after 29 seconds. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final HttpClient http;
    private final String stack;
    private final URI root;
    private final Optional<String> token;

    /**
     * @param stack that the API is of
     * @param url of its stage, with a slash at the end
     */
    public ApiClient(String stack, String url) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
                .build(), stack, URI.create(url), Optional.empty());
    }

    private ApiClient(HttpClient http, String stack, URI root, Optional<String> token) {
        this.http = http;
        this.stack = stack;
        this.root = root;
        this.token = token;
    }

    /**
     * The same API as a signed-in user calls it. It is closed with this one.
     *
     * @param token sent in {@code Authorization}
     */
    public ApiClient signedIn(String token) {
        return new ApiClient(http, stack, root, Optional.of(token));
    }

    /** @param path without a slash in front, encoded */
    public URI url(String path) {
        return root.resolve(path);
    }

    /** @throws Failure if nothing answers */
    public ApiAnswer get(URI url) {
        return send(HttpRequest.newBuilder(url).GET());
    }

    /** @throws Failure if nothing answers */
    public ApiAnswer postJson(URI url, String body) {
        return send(HttpRequest.newBuilder(url).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private ApiAnswer send(HttpRequest.Builder builder) {
        token.ifPresent(secret -> builder.header("Authorization", secret));
        HttpRequest request = builder.timeout(LONGEST_ANSWER).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new ApiAnswer(response.statusCode(), response.body(), ExactJson.read(response.body()));
        } catch (IOException e) {
            throw new Failure("The API doesn't answer at " + request.uri() + ": " + e.getMessage(),
                    "Is it running?  ./lab status     Start it:  ./lab up " + stack, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "What was sent may have been done all the same.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
