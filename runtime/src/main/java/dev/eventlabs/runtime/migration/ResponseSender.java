package dev.eventlabs.runtime.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Puts a custom resource's answer where CloudFormation waits for it: without one, the stack hangs until its time-out. */
final class ResponseSender {
    private static final int ATTEMPTS = 3;
    private static final Duration AN_ATTEMPT = Duration.ofSeconds(5);

    /** @throws UncheckedIOException if CloudFormation's bucket doesn't take it */
    void send(String url, String json) {
        // Without a Content-Type: the URL is signed for none.
        var put = HttpRequest.newBuilder(URI.create(url)).timeout(AN_ATTEMPT).PUT(BodyPublishers.ofString(json))
                .build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(AN_ATTEMPT)
                .build()) {
            for (int attempt = 1;; attempt++) {
                try {
                    int status = client.send(put, BodyHandlers.discarding()).statusCode();
                    if (status < 300) {
                        return;
                    }
                    throw new IOException("CloudFormation's answer to the answer has the status " + status);
                } catch (IOException e) {
                    if (attempt == ATTEMPTS) {
                        throw new UncheckedIOException(e);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while answering CloudFormation", e);
                }
            }
        }
    }
}
