package dev.eventlabs.local.spi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A list whose items have a name of their own in the query protocol's XML, where others are {@code <member>}s.
 *
 * @param name of each item's element
 */
public record Elements(String name, @JsonValue List<?> items) {}
