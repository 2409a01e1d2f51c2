package dev.eventlabs.local.stepfunctions.definition;

import java.util.Optional;

/**
 * @param maxConcurrency iterations at a time; 0, the default, is as many as there is room for
 * @param toleratedFailureCount and percentage: above it the state fails; by default, and in inline Maps
 *        always, with the first failure
 */
public record MapLimits(Optional<Setting> maxConcurrency, Optional<Setting> toleratedFailureCount,
        Optional<Setting> toleratedFailurePercentage) {}
