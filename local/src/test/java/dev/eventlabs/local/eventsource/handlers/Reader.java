package dev.eventlabs.local.eventsource.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Writes the records' texts into the file that {@code FILE} names; it reports {@code poison}, and is never done with the first {@code hang}. */
public final class Reader implements RequestHandler<KinesisEvent, StreamsEventResponse> {

    private final Path file = Path.of(System.getenv("FILE"));

    @Override
    public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
        for (KinesisEvent.KinesisEventRecord each : event.getRecords()) {
            String text = StandardCharsets.UTF_8.decode(each.getKinesis().getData()).toString();
            if (text.equals("poison")) {
                return new StreamsEventResponse(
                        List.of(new StreamsEventResponse.BatchItemFailure(each.getKinesis().getSequenceNumber())));
            }
            if (text.equals("hang")) {
                hangOnce();
            }
            write(text);
        }
        return new StreamsEventResponse(List.of());
    }

    private void hangOnce() {
        Path hung = file.resolveSibling(file.getFileName() + ".hung");
        if (Files.exists(hung)) {
            return;
        }
        try {
            Files.createFile(hung);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
