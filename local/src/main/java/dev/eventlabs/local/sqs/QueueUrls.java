package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queue URLs as they are given out, and in all the forms in which they come back. */
final class QueueUrls {

    private static final Pattern PATH = Pattern.compile("(?:https?://([^/]+))?/(\\d{12})/([^/]+)/?");
    /** {@code sqs.eu-west-1.localhost…}, {@code eu-west-1.queue.localhost…}. */
    private static final Pattern REGION = Pattern
            .compile("(?:sqs\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.|([a-z]{2}(?:-[a-z]+)+-\\d)\\.queue\\.).*");

    private final Queues queues;
    private final Supplier<URI> endpoint;

    QueueUrls(Queues queues, Supplier<URI> endpoint) {
        this.queues = queues;
        this.endpoint = endpoint;
    }

    String of(Queue queue) {
        return endpoint.get() + "/" + queue.scope().account() + "/" + queue.name();
    }

    /**
     * The queue that a URL, or the path of one, names. A region in its host goes before the call's.
     *
     * @throws AwsException if it isn't a queue's URL, or there is no such queue
     */
    Queue queue(Scope scope, String url) {
        Matcher matcher = PATH.matcher(url);
        if (!matcher.matches()) {
            throw AwsException.notFound("InvalidAddress",
                    "The address " + url + " is not valid for this endpoint.");
        }
        return queues.find(new Scope(matcher.group(2), region(matcher.group(1), scope)), matcher.group(3))
                .orElseThrow(Errors::noSuchQueue);
    }

    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    private static String region(String host, Scope scope) {
        if (host == null) {
            return scope.region();
        }
        Matcher matcher = REGION.matcher(host);
        if (!matcher.matches()) {
            return scope.region();
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
