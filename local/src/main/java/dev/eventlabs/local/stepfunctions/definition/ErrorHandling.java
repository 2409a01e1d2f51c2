package dev.eventlabs.local.stepfunctions.definition;

import java.util.List;

/** What to do about errors: first the retriers, then the catchers, in each the first that matches. */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {}
