package dev.eventlabs.cli.tasks;

import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateExitedEventDetails;

/** The third part: the history of one execution, event by event. For one run. */
final class HistoryWalkthrough {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
            .withZone(ZoneOffset.UTC);
    private static final int MOST_OF_A_SUCCESS = 7;

    private final Story story;
    private final Workflow workflow;

    HistoryWalkthrough(Story story, Workflow workflow) {
        this.story = story;
        this.workflow = workflow;
    }

    /** @param attempts at least one, all over */
    void run(List<Attempt> attempts) {
        story.step("The history of an execution");
        Attempt attempt = mostInteresting(attempts);
        story.request("aws stepfunctions get-execution-history --execution-arn " + attempt.arn());
        List<HistoryEvent> history = workflow.history(attempt);
        Table table = new Table("id", "type", "state", "time (UTC)");
        history.forEach(event -> table.row(event.id(), event.typeAsString(), state(event).orElse(null),
                TIME.format(event.timestamp())));
        story.answer(table);
        boolean wasNew = attempt.step().equals("NEW");
        int number = number(history);
        boolean success = number <= MOST_OF_A_SUCCESS;
        story.tell("The mock API said " + number + ": " + (success ? "a success." : "a failure."));
        story.check("The states that it went through",
                "New or failed? → " + (wasNew ? "Activate new task" : "Activate failed task")
                        + " → Still mine? → Wait → Call mock API → At most 7? → "
                        + (success ? "Mark success" : "Mark failed") + " → Done",
                entered(history));
        story.check("Its last event", "ExecutionSucceeded", history.getLast().typeAsString());
    }

    /** The last attempt at the task that took the most. */
    private static Attempt mostInteresting(List<Attempt> attempts) {
        Map<String, Long> counts = attempts.stream()
                .collect(Collectors.groupingBy(Attempt::taskId, Collectors.counting()));
        return attempts.stream()
                .max(Comparator.comparing((Attempt attempt) -> counts.get(attempt.taskId()))
                        .thenComparing(Attempt::start))
                .orElseThrow();
    }

    private static Optional<String> state(HistoryEvent event) {
        return Optional.ofNullable(event.stateEnteredEventDetails()).map(details -> details.name())
                .or(() -> exited(event).map(StateExitedEventDetails::name));
    }

    private static Optional<StateExitedEventDetails> exited(HistoryEvent event) {
        return Optional.ofNullable(event.stateExitedEventDetails());
    }

    private static String entered(List<HistoryEvent> history) {
        return history.stream().map(HistoryEvent::stateEnteredEventDetails).filter(details -> details != null)
                .map(details -> details.name()).collect(Collectors.joining(" → "));
    }

    /** What the mock API answered; 10 if it never did. */
    private static int number(List<HistoryEvent> history) {
        return history.stream().map(HistoryWalkthrough::exited).flatMap(Optional::stream)
                .filter(details -> details.name().equals("Call mock API"))
                .map(details -> Workflow.json(details.output()).at("/api/number").asInt(10))
                .findFirst().orElse(10);
    }
}
