package dev.eventlabs.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Can't be made. */
public final class Unusable implements RequestHandler<Object, Object> {

    public Unusable() {
        throw new IllegalStateException("QUEUE_URL is missing");
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        return null;
    }
}
