package dev.eventlabs.infrastructure.constructs.queue;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/** What must hold for our queues, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class QueueRules {
    private QueueRules() {}

    static void standard(Construct queue, QueueProps props) {
        if (Boolean.TRUE.equals(props.getFifo())) {
            throw refused(queue,
                    "fifo(true) was given, but this construct makes standard queues only, whose dead-letter queue may break the"
                            + " order. Leave fifo out, or use CDK's Queue with a FIFO dead-letter queue.");
        }
    }

    static void encrypted(Construct queue, QueueProps props) {
        if (props.getEncryption() == QueueEncryption.UNENCRYPTED) {
            throw refused(queue,
                    "encryption(UNENCRYPTED) was given; allowed are SQS_MANAGED (the default, free), KMS_MANAGED and KMS."
                            + " Leave encryption out.");
        }
    }

    static void maxReceives(Construct queue, int maxReceives) {
        if (maxReceives < 1 || maxReceives > 1000) {
            throw refused(queue,
                    "maxReceives(" + maxReceives + ") was given; SQS allows 1 to 1000. Give 5 unless you know better.");
        }
    }

    /**
     * A message keeps the time at which it was first sent when SQS moves it, so a dead-letter queue that doesn't keep
     * longer than its source deletes messages that nobody has seen:
     * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
     */
    static void keptLonger(Construct queue, Duration retention, Duration deadLetterRetention) {
        if (retention.isUnresolved() || deadLetterRetention.isUnresolved()) {
            return;
        }
        if (deadLetterRetention.toSeconds().longValue() <= retention.toSeconds().longValue()) {
            throw refused(queue,
                    "messages are kept for " + retention.toHumanString() + ", dead letters for "
                            + deadLetterRetention.toHumanString()
                            + "; dead letters must be kept longer, since their age counts from when they were first sent."
                            + " Shorten .queue(q -> q.retentionPeriod(…)) or lengthen .deadLetterQueue(q -> q.retentionPeriod(…))"
                            + " (at most 14 days).");
        }
    }

    static void alarmBeforeLoss(Construct queue, Duration alarmAge, Duration retention) {
        if (alarmAge.isUnresolved() || retention.isUnresolved()) {
            return;
        }
        if (alarmAge.toSeconds().longValue() >= retention.toSeconds().longValue()) {
            throw refused(queue,
                    "alarmWhenOlderThan(" + alarmAge.toHumanString() + ") was given, but messages are deleted after "
                            + retention.toHumanString() + "; the alarm would come too late. Give a shorter time.");
        }
    }

    private static IllegalArgumentException refused(Construct queue, String message) {
        return new IllegalArgumentException("Queue " + queue.getNode().getPath() + ": " + message);
    }
}
