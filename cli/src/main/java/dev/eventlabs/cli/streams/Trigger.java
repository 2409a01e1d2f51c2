package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** How a function follows a stream. */
final class Trigger {

    private static final Duration SET_UP = Duration.ofMinutes(1);

    private final Story story;
    private final StreamsSystem system;

    Trigger(Story story, StreamsSystem system) {
        this.story = story;
        this.system = system;
    }

    void look(String streamArn, String function) {
        story.request("aws lambda list-event-source-mappings --event-source-arn " + streamArn);
        EventSourceMappingConfiguration mapping = story.await("The trigger is set up", SET_UP,
                () -> system.mapping(streamArn), each -> each.state().equals("Enabled"),
                EventSourceMappingConfiguration::state);
        story.answer(new Table("function", "state", "from", "batch size", "retries", "halves failed batches", "window")
                .row(functionOf(mapping), mapping.state(), mapping.startingPositionAsString(), mapping.batchSize(),
                        mapping.maximumRetryAttempts(), mapping.bisectBatchOnFunctionError() ? "yes" : "no",
                        mapping.tumblingWindowInSeconds() == null || mapping.tumblingWindowInSeconds() == 0
                                ? "-"
                                : mapping.tumblingWindowInSeconds() + " s"));
        story.check("The trigger of " + function, "Enabled", mapping.state());
    }

    private static String functionOf(EventSourceMappingConfiguration mapping) {
        // arn:aws:lambda:region:account:function:name, and an alias behind it
        return mapping.functionArn().split(":", 7)[6];
    }
}
