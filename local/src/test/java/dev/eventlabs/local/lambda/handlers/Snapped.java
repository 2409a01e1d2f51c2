package dev.eventlabs.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;

/** Tells which hooks of a snapshot were called. */
public final class Snapped implements RequestHandler<Object, Object>, Resource {

    private final List<String> called = new ArrayList<>();

    public Snapped() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        return called;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        called.add("before");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        called.add("after");
    }
}
