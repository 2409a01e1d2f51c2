package dev.eventlabs.local.eventsource.batch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;

/**
 * How far a mapping may scale up.
 *
 * @param mostConcurrent how many batches of one mapping may be with the function at once, whatever the mapping says; at least 1
 * @param roomForMore asked, after some seconds of all being busy, whether there may be one more
 */
public record Scaling(int mostConcurrent, BooleanSupplier roomForMore) {

    private static final double BUSY = 0.8;

    /**
     * Up to so many, as long as the processors aren't busy: another batch means another JVM, which on a busy machine makes all of them slower,
     * up to the point where functions time out.
     */
    public static Scaling ofThisMachine(int mostConcurrent) {
        return new Scaling(mostConcurrent,
                () -> ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getCpuLoad() < BUSY);
    }
}
