package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Boxes, the smallest service there is: {@code Test::Thing::Box}. A box with the contents {@code broken} can't be made or changed, one with
 * {@code stuck} can't be deleted, one with {@code slow} takes until the gate is opened.
 */
final class Boxes implements ResourceProvider<Boxes.Properties> {

    final Map<String, Properties> boxes = new ConcurrentHashMap<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final CountDownLatch slowOnes = new CountDownLatch(2);
    final CountDownLatch gate = new CountDownLatch(1);

    record Lid(Boolean locked, Integer screws) {}

    record Properties(String name, String contents, Integer size, Lid lid, List<Map<String, String>> tags) {}

    @Override
    public String type() {
        return "Test::Thing::Box";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "Lid.Screws");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        log.add("create " + context.logicalId());
        if ("slow".equals(properties.contents())) {
            slowOnes.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                return Outcome.failed("interrupted");
            }
        }
        if ("broken".equals(properties.contents())) {
            return Outcome.failed("Box " + context.logicalId() + " is broken.");
        }
        String id = properties.name() == null ? context.generatedName(60) : properties.name();
        if (boxes.putIfAbsent(id, properties) != null) {
            return Outcome.failed("Box " + id + " already exists");
        }
        return Outcome.done(id, Map.of("Arn", context.scope().arn("box", id), "Lid.Screws", 4));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
        log.add("update " + context.logicalId() + " " + before.contents() + ">" + after.contents());
        if ("broken".equals(after.contents())) {
            return Outcome.failed("Box " + context.logicalId() + " is broken.");
        }
        boxes.put(physicalId, after);
        return Outcome.done(physicalId, Map.of("Arn", context.scope().arn("box", physicalId), "Lid.Screws", 4));
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
        log.add("delete " + context.logicalId());
        if ("stuck".equals(properties.contents())) {
            return Outcome.failed("Box " + context.logicalId() + " is stuck.");
        }
        boxes.remove(physicalId);
        return Outcome.done(physicalId);
    }
}
