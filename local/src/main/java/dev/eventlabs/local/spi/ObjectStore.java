package dev.eventlabs.local.spi;

import java.util.Optional;

/** Port: objects as Lambda loads code and CloudFormation loads templates, whoever provides them. */
public interface ObjectStore {

    /** @return the object's bytes; empty if bucket or key isn't there */
    Optional<byte[]> get(String bucket, String key);

    /** Whether the bucket is there: to say which of the two is missing. */
    boolean hasBucket(String bucket);

    /** Stores an object, making the bucket if it isn't there (how an assembly is deployed in-process). */
    void put(Scope scope, String bucket, String key, byte[] content);
}
