package dev.eventlabs.local.sqs;

import com.typesafe.config.ConfigFactory;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.CreateQueueData;
import org.elasticmq.RelaxedSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.DeleteQueue;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.util.Either;

/**
 * ElasticMQ in this JVM: its queues are called directly, without its HTTP layer. Started by the first queue; every scope has a queue manager
 * of its own, since ElasticMQ knows no regions. Thread-safe.
 */
final class ElasticMq implements Engine, AutoCloseable {

    /** Everything that waits, waits here and not in the engine, so a coarse tick costs nothing and keeps an idle engine quiet. */
    private static final String CONFIGURATION = """
            pekko.loglevel = WARNING
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.scheduler.tick-duration = 100ms
            pekko.scheduler.shutdown-timeout = 1s
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = 8
            """;

    private final Time time;
    private final Map<Scope, ActorRef> managers = new HashMap<>();
    private ActorSystem system;

    ElasticMq(Time time) {
        this.time = time;
    }

    @Override
    public String name() {
        return "ElasticMQ";
    }

    @Override
    public synchronized boolean isStarted() {
        return system != null;
    }

    synchronized EngineQueue create(Scope scope, String name, boolean fifo) {
        CreateQueueData data = new CreateQueueData(name, none(), none(), none(), none(), none(), none(), fifo, false,
                none(), none(), Scala.map(Map.of()));
        Either<?, ?> created = (Either<?, ?>) EngineQueue.ask(manager(scope), new CreateQueue(data));
        if (created.isLeft()) {
            throw new IllegalStateException("ElasticMQ refused queue " + name + ": " + created);
        }
        return new EngineQueue((ActorRef) created.toOption().get(), name, time);
    }

    synchronized void delete(Scope scope, String name) {
        EngineQueue.ask(manager(scope), new DeleteQueue(name));
    }

    @Override
    public synchronized void close() {
        if (system != null) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS)
                    .exceptionally(e -> null).join();
            system = null;
            managers.clear();
        }
    }

    private ActorRef manager(Scope scope) {
        if (system == null) {
            ClassLoader loader = ElasticMq.class.getClassLoader();
            system = ActorSystem.create("elasticmq",
                    ConfigFactory.parseString(CONFIGURATION).withFallback(ConfigFactory.load(loader)), loader);
        }
        return managers.computeIfAbsent(scope, each -> system.actorOf(Props.create(QueueManagerActor.class,
                () -> new QueueManagerActor(clock(), RelaxedSQSLimits$.MODULE$, Option.empty()))));
    }

    private NowProvider clock() {
        Time clock = time;
        return new NowProvider() {
            @Override
            public long nowMillis() {
                return clock.millis();
            }

            @Override
            public OffsetDateTime now() {
                return clock.instant().atOffset(ZoneOffset.UTC);
            }
        };
    }

    private static <T> Option<T> none() {
        return Option.empty();
    }
}
