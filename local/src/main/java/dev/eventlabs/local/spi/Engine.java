package dev.eventlabs.local.spi;

import java.util.OptionalInt;

/** A real engine inside (DynamoDB Local, ElasticMQ …), started when the first request needs it. */
public interface Engine {

    String name();

    boolean isStarted();

    /** The loopback port that it listens on. Default: none, it is called within this process. */
    default OptionalInt port() {
        return OptionalInt.empty();
    }
}
