package dev.eventlabs.local.spi;

import java.util.List;
import java.util.Optional;

/** One AWS service behind the front door. Implementations are thread-safe: every request has a virtual thread of its own. */
public interface Service extends AutoCloseable {

    /** The largest body that is taken where a service doesn't say otherwise. */
    long DEFAULT_MAX_BODY_BYTES = 16L << 20;

    /**
     * The name that requests are signed for: {@code sqs}, {@code lambda}, {@code monitoring} … Several parts of one service may carry the
     * same name; their APIs are tried in the order in which they were registered.
     */
    String name();

    List<Api> apis();

    /** Whether clients name it: not what is only reached by paths that it has given out itself. */
    default boolean named() {
        return true;
    }

    /** The CloudFormation types that it provides. */
    default List<ResourceProvider<?>> resources() {
        return List.of();
    }

    /** The engines that it runs, for {@code status}. */
    default List<Engine> engines() {
        return List.of();
    }

    /** The largest body of a request, in bytes. Default: 16 MiB. */
    default long maxBodyBytes() {
        return DEFAULT_MAX_BODY_BYTES;
    }

    /** What it answers to a larger one. Default: empty, the gateway's own refusal. */
    default Optional<AwsResponse> tooLarge() {
        return Optional.empty();
    }

    /** Frees everything; may be called again. */
    @Override
    default void close() {}
}
