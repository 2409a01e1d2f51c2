package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.cloud.Up;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Recording;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Walks through labs all at once, and tells them one after the other. Most of a walkthrough is waiting: for SQS's time-outs, for CloudWatch's
 * minutes. The labs have nothing in common, so nothing is gained by waiting in turn.
 */
final class SideBySide {

    private final Terminal terminal;
    private final Clients clients;
    private final Up up;

    SideBySide(Terminal terminal, Clients clients, Up up) {
        this.terminal = terminal;
        this.clients = clients;
        this.up = up;
    }

    /** What came of each lab, in their order. */
    Map<Lab, Walk> walk(List<Lab> labs) {
        if (labs.size() > 1) {
            terminal.say("The labs are walked through side by side, and told one after the other.");
        }
        Map<Lab, Recording> recordings = new LinkedHashMap<>();
        Map<Lab, FutureTask<Walk>> beside = new LinkedHashMap<>();
        for (Lab lab : labs.subList(1, labs.size())) {
            Recording recording = terminal.record();
            recordings.put(lab, recording);
            FutureTask<Walk> walk = new FutureTask<>(() -> tell(lab, recording.terminal()));
            beside.put(lab, walk);
            Thread.ofVirtual().name(lab.name()).start(walk);
        }
        Map<Lab, Walk> walks = new LinkedHashMap<>();
        walks.put(labs.getFirst(), tell(labs.getFirst(), terminal));
        beside.forEach((lab, walk) -> {
            recordings.get(lab).show();
            walks.put(lab, result(walk));
        });
        return walks;
    }

    private Walk tell(Lab lab, Terminal listener) {
        long began = System.nanoTime();
        Story story = new Story(listener);
        listener.print("");
        listener.print(listener.styled(Style.BOLD, lab.name() + ": " + lab.summary()));
        lab.demo(story, clients, up.labs().get(lab));
        return new Walk(story.checks(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static Walk result(FutureTask<Walk> walk) {
        try {
            return walk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "Run the demo again; it copes with what this one left.", e);
        } catch (ExecutionException e) {
            // As if it had been told here: what went wrong is explained at the command's edge.
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
