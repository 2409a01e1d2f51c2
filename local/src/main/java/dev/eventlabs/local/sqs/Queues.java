package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All queues, and which are whose dead-letter queue. Thread-safe. */
final class Queues {

    private static final int LONGEST_NAME = 80;
    private static final String FIFO_SUFFIX = ".fifo";

    private record Key(Scope scope, String name) {}

    private final ElasticMq engine;
    private final MetricSink metrics;
    private final Time time;
    private final ConcurrentMap<Key, Queue> queues = new ConcurrentHashMap<>();

    Queues(ElasticMq engine, MetricSink metrics, Time time) {
        this.engine = engine;
        this.metrics = metrics;
        this.time = time;
    }

    /**
     * Creates it, or gives the one of that name if it is set as wanted.
     *
     * @throws AwsException if the name or an attribute isn't allowed, or the queue is there and differs
     */
    synchronized Queue create(Scope scope, String name, Map<String, String> wanted, Map<String, String> tags) {
        boolean fifo = wanted.containsKey(QueueAttributes.FIFO);
        Queue existing = queues.get(new Key(scope, name));
        if (existing != null) {
            return same(existing, wanted);
        }
        checkName(name, fifo);
        Map<String, String> attributes = QueueAttributes.merge(QueueAttributes.defaults(fifo), wanted);
        Queue queue = new Queue(scope, name, attributes, tags, engine.create(scope, name, fifo),
                new QueueMetrics(metrics, scope, name), time);
        try {
            checkRedrive(queue, attributes.get(QueueAttributes.REDRIVE));
        } catch (AwsException e) {
            engine.delete(scope, name);
            throw e;
        }
        queues.put(new Key(scope, name), queue);
        link(queue);
        sources(queue).forEach(this::link);
        return queue;
    }

    Optional<Queue> find(Scope scope, String name) {
        return Optional.ofNullable(queues.get(new Key(scope, name)));
    }

    Optional<Queue> find(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[2].equals("sqs") ? find(new Scope(parts[4], parts[3]), parts[5])
                : Optional.empty();
    }

    /** Of all accounts and regions. */
    List<Queue> all() {
        return List.copyOf(queues.values());
    }

    /** In the order of their names. */
    List<Queue> all(Scope scope) {
        return queues.values().stream().filter(queue -> queue.scope().equals(scope))
                .sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** The queues whose dead letters go to this one. */
    List<Queue> sources(Queue target) {
        return all(target.scope()).stream()
                .filter(queue -> queue.redrive().filter(policy -> policy.targetArn().equals(target.arn())).isPresent())
                .toList();
    }

    synchronized void set(Queue queue, Map<String, String> wanted) {
        if (wanted.containsKey(QueueAttributes.FIFO) && !queue.isFifo()) {
            throw Errors.attributeName(QueueAttributes.FIFO);
        }
        Map<String, String> attributes = QueueAttributes.merge(queue.attributes(), wanted);
        if (wanted.containsKey(QueueAttributes.REDRIVE)) {
            checkRedrive(queue, attributes.get(QueueAttributes.REDRIVE));
        }
        queue.set(attributes);
        link(queue);
    }

    synchronized void delete(Queue queue) {
        if (queues.remove(new Key(queue.scope(), queue.name()), queue)) {
            // First the sources, so that no dead letter is sent to a queue that is gone.
            sources(queue).forEach(this::link);
            engine.delete(queue.scope(), queue.name());
            queue.deleted();
        }
    }

    /** Nobody waits any longer. */
    void close() {
        queues.values().forEach(Queue::deleted);
        queues.clear();
    }

    private void link(Queue queue) {
        queue.link(queue.redrive().flatMap(policy -> find(policy.targetArn())));
    }

    private static Queue same(Queue existing, Map<String, String> wanted) {
        QueueAttributes.merge(existing.attributes(), wanted).forEach((name, value) -> {
            if (wanted.containsKey(name) && !value.equals(existing.attributes().get(name))) {
                throw AwsException.badRequest("QueueNameExists",
                        "A queue already exists with the same name and a different value for attribute " + name);
            }
        });
        return existing;
    }

    private static void checkName(String name, boolean fifo) {
        String plain = fifo && name.endsWith(FIFO_SUFFIX) ? name.substring(0, name.length() - FIFO_SUFFIX.length())
                : name;
        boolean wellFormed = plain.matches("[A-Za-z0-9_-]+") && name.length() <= LONGEST_NAME;
        if (fifo && (!wellFormed || !name.endsWith(FIFO_SUFFIX))) {
            throw Errors.invalid("The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                    + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!wellFormed) {
            throw Errors.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    private void checkRedrive(Queue source, String policy) {
        if (policy == null) {
            return;
        }
        RedrivePolicy redrive = RedrivePolicy.parse(policy);
        Queue target = find(redrive.targetArn()).orElseThrow(
                () -> Errors.invalid(policy, QueueAttributes.REDRIVE, "Dead letter target does not exist."));
        if (!target.scope().equals(source.scope())) {
            throw Errors.invalid(policy, QueueAttributes.REDRIVE,
                    "Dead letter target must be in the region and account of the queue.");
        }
        if (target.isFifo() != source.isFifo()) {
            throw Errors.invalid(policy, QueueAttributes.REDRIVE,
                    "Dead-letter queue must be same type of queue as the source.");
        }
        if (!target.admits(source)) {
            throw Errors.invalid(policy, QueueAttributes.REDRIVE, "Queue " + source.arn()
                    + " is not allowed by the redrive allow policy of dead letter target " + target.arn() + ".");
        }
    }
}
