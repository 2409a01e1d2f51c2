package dev.eventlabs.local.eventsource.batch;

import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Time;

/**
 * What mappings reach the rest of the cloud through.
 *
 * @param queues sources, and destinations of what failed
 * @param streams of all services that have some
 */
public record Ports(FunctionInvoker functions, MessageQueues queues, RecordStreams streams, MetricSink metrics,
        Time time, Ids ids) {}
