package dev.eventlabs.runtime.messaging.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A part of a list.
 *
 * @param next the sort key behind which the list goes on; nothing at its end
 */
record Page(List<Map<String, AttributeValue>> items, Optional<String> next) {}
