package dev.eventlabs.local.stepfunctions.data;

/** What a Choice state chose. */
public record Decision(String next, Completion completion) {}
