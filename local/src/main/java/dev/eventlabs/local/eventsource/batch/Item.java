package dev.eventlabs.local.eventsource.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/**
 * One record of a source on its way to the function.
 *
 * @param id by which the function reports it as failed
 * @param handle by which the source settles it
 * @param event the record as the function sees it, JSON
 * @param filtered what filter patterns are matched against; made only if there are any; missing if it matches none whatever they are
 */
public record Item(String id, String handle, byte[] event, Supplier<JsonNode> filtered) {}
