package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done with a delivery: deleting the message, or changing when it shows again. */
final class SettleActions {

    private static final int LONGEST_HIDDEN = 43_200;

    private final QueueUrls urls;
    private final Time time;

    SettleActions(QueueUrls urls, Time time) {
        this.urls = urls;
        this.time = time;
    }

    void register(Actions actions) {
        actions.on("DeleteMessage", this::delete)
                .on("DeleteMessageBatch", this::deleteBatch)
                .on("ChangeMessageVisibility", this::hide)
                .on("ChangeMessageVisibilityBatch", this::hideBatch);
    }

    private Object delete(Call call, Input input) {
        Queue queue = queue(call, input);
        queue.delete(List.of(deletable(queue, Parameters.required(input, "ReceiptHandle"))));
        return Struct.of();
    }

    private Object deleteBatch(Call call, Input input) {
        Queue queue = queue(call, input);
        Batch batch = new Batch();
        List<String> receipts = new ArrayList<>();
        for (Input entry : Batch.entries(input, "DeleteMessageBatchRequestEntry")) {
            String id = entry.text("Id");
            try {
                receipts.add(deletable(queue, Parameters.required(entry, "ReceiptHandle")));
                batch.succeeded(Struct.of("Id", id));
            } catch (AwsException e) {
                batch.failed(id, e);
            }
        }
        queue.delete(receipts);
        return batch.result();
    }

    private Object hide(Call call, Input input) {
        hide(queue(call, input), input);
        return Struct.of();
    }

    private Object hideBatch(Call call, Input input) {
        Queue queue = queue(call, input);
        Batch batch = new Batch();
        for (Input entry : Batch.entries(input, "ChangeMessageVisibilityBatchRequestEntry")) {
            String id = entry.text("Id");
            try {
                hide(queue, entry);
                batch.succeeded(Struct.of("Id", id));
            } catch (AwsException e) {
                batch.failed(id, e);
            }
        }
        return batch.result();
    }

    /** In a standard queue, an old receipt deletes nothing and is no error; in a FIFO queue it has expired. */
    private String deletable(Queue queue, String handle) {
        ReceiptHandle parsed = parse(queue, handle);
        if (queue.isFifo()) {
            Optional<Stored> message = queue.find(parsed.messageId());
            if (message.isPresent() && (!message.get().receipt().equals(parsed.receipt())
                    || message.get().nextDelivery() <= time.millis())) {
                throw Errors.invalid(handle, "ReceiptHandle", "The receipt handle has expired.");
            }
        }
        return parsed.receipt();
    }

    private void hide(Queue queue, Input input) {
        String handle = Parameters.required(input, "ReceiptHandle");
        int seconds = Parameters.number(input, QueueAttributes.VISIBILITY_TIMEOUT, 0, LONGEST_HIDDEN,
                "VisibilityTimeout must be between 0 and " + LONGEST_HIDDEN + ".")
                .orElseThrow(() -> Errors.missing(QueueAttributes.VISIBILITY_TIMEOUT));
        ReceiptHandle parsed = parse(queue, handle);
        Stored message = queue.find(parsed.messageId())
                .filter(each -> each.receipt().equals(parsed.receipt()))
                .orElseThrow(() -> Errors.invalid(handle, "ReceiptHandle",
                        "Message does not exist or is not available for visibility timeout change."));
        if (message.nextDelivery() <= time.millis()) {
            throw AwsException.badRequest("MessageNotInflight",
                    "The message referred to isn't in flight: its visibility timeout has passed.");
        }
        queue.hide(parsed.receipt(), Duration.ofSeconds(seconds));
    }

    private static ReceiptHandle parse(Queue queue, String handle) {
        return ReceiptHandle.parse(queue, handle).orElseThrow(() -> Errors.receiptHandle(handle));
    }

    private Queue queue(Call call, Input input) {
        return urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
    }
}
