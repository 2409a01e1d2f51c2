package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.data.DataFlow;
import dev.eventlabs.local.stepfunctions.integration.Integrations;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What all executions run on.
 *
 * @param executions finds one by its ARN: a task may wait for the one that it has started
 */
record Engine(DataFlow data, Timers timers, Time time, Ids ids, RandomGenerator random, Integrations integrations,
        TaskTokens tokens, Function<String, Optional<Execution>> executions) {}
