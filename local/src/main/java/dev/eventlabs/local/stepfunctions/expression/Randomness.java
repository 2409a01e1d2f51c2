package dev.eventlabs.local.stepfunctions.expression;

import dev.eventlabs.local.spi.Ids;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All that an expression can't compute from what it is given. Thread-safe if its parts are. */
public record Randomness(Ids ids, RandomGenerator random, InstantSource clock) {}
