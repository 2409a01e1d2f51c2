package dev.eventlabs.local.eventsource.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Counts a window's records in its state, and writes the count into the file that {@code FILE} names when the window is over. */
public final class Counter implements RequestHandler<DynamodbTimeWindowEvent, TimeWindowEventResponse> {

    private final Path file = Path.of(System.getenv("FILE"));

    @Override
    public TimeWindowEventResponse handleRequest(DynamodbTimeWindowEvent event, Context context) {
        int count = Integer.parseInt(event.getState().getOrDefault("count", "0"));
        for (DynamodbStreamRecord each : event.getRecords()) {
            if (each.getDynamodb().getKeys().get("Id").getS().equals("poison")) {
                throw new IllegalStateException("poison in " + event.getShardId());
            }
            count++;
        }
        if (event.getIsFinalInvokeForWindow()) {
            write("window " + count);
        }
        return TimeWindowEventResponse.builder().withState(Map.of("count", Integer.toString(count)))
                .withBatchItemFailures(List.of()).build();
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
