package dev.eventlabs.runtime.streams;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.LogLine;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code ProcessKinesisRecords}: logs what each record of a Kinesis stream carries and answers
 * {@code Successfully processed N records.}
 *
 * <p>Unlike the other functions it logs payloads: that is what the lab is for. A record that isn't UTF-8 is logged with its size and
 * first bytes and counts as processed: it wouldn't be another one the next time.
 */
public final class ProcessKinesisRecords implements RequestHandler<KinesisEvent, String> {
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public ProcessKinesisRecords() {
        this(StructuredLog.ofProcess());
    }

    ProcessKinesisRecords(StructuredLog log) {
        this.log = log;
        this.priming = Priming.register(
                () -> Payload.of(ByteBuffer.wrap("warm-up".getBytes(StandardCharsets.UTF_8))), log);
    }

    @Override
    public String handleRequest(KinesisEvent event, Context context) {
        List<KinesisEventRecord> records = Optional.ofNullable(event).map(KinesisEvent::getRecords).orElse(List.of());
        for (KinesisEventRecord record : records) {
            switch (Payload.of(record.getKinesis().getData())) {
                case Payload.Text(int size, String shown, boolean isCut) ->
                    line(Level.INFO, isCut ? "record decoded, its payload is cut here" : "record decoded", record,
                            context).with("size_in_bytes", size).with("payload", shown).write();
                case Payload.Binary(int size, String firstBytes) ->
                    line(Level.WARN, "record is not UTF-8", record, context).with("size_in_bytes", size)
                            .with("first_bytes_base64", firstBytes).write();
            }
        }
        String answer = "Successfully processed " + records.size() + " records.";
        log.line(Level.INFO, answer, context.getAwsRequestId()).write();
        return answer;
    }

    private LogLine line(Level level, String message, KinesisEventRecord record, Context context) {
        return log.line(level, message, context.getAwsRequestId())
                .with("sequence_number", record.getKinesis().getSequenceNumber())
                .with("partition_key", record.getKinesis().getPartitionKey());
    }
}
