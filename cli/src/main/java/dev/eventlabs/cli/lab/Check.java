package dev.eventlabs.cli.lab;

/**
 * One thing that a walkthrough has looked at.
 *
 * @param what should be so
 * @param expected and
 * @param found as text
 * @param passed whether they agree
 */
public record Check(String what, String expected, String found, boolean passed) {}
