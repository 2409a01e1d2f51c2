package dev.eventlabs.local.lambda.worker.crac;

/** Where resources are registered. */
public abstract class Context<R extends Resource> implements Resource {

    protected Context() {}

    public abstract void register(R resource);
}
