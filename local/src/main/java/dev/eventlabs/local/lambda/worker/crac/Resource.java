package dev.eventlabs.local.lambda.worker.crac;

/** Something that wants to know of a snapshot; {@code org.crac} wraps the function's own resources in it. */
public interface Resource {

    void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

    void afterRestore(Context<? extends Resource> context) throws Exception;
}
