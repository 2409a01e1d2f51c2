package dev.eventlabs.runtime.snapstart;

import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Walks the path of an invocation once before the snapshot, so that classes are loaded, and code is compiled, in every
 * environment restored from it. Outside SnapStart nothing happens.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks</a>
 */
public final class Priming implements Resource {
    private final Runnable warmUp;
    private final StructuredLog log;

    private Priming(Runnable warmUp, StructuredLog log) {
        this.warmUp = warmUp;
        this.log = log;
    }

    /**
     * Registers a warm-up that has no side effects. The caller must keep the result: the runtime's registry holds its
     * resources weakly.
     */
    public static Priming register(Runnable warmUp, StructuredLog log) {
        var priming = new Priming(warmUp, log);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            warmUp.run();
        } catch (RuntimeException e) {
            // An edge: a warm-up that fails costs milliseconds later. It must not fail the deployment.
            log.line(Level.WARN, "priming failed", null).with("reason", e.toString()).write();
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to do: the connections of the snapshot are dead, and the HTTP client opens new ones.
    }
}
