package dev.eventlabs.local.spi;

import java.util.OptionalInt;

/** A real engine inside (DynamoDB Local, ElasticMQ …), started when the first request needs it. */
public interface Engine {

    String name();

    /** The loopback port that it listens on; empty as long as it isn't started, or if it has none. */
    OptionalInt port();
}
