package dev.eventlabs.local.apigateway.execution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The media types that an API takes for binary. */
record MediaTypes(List<String> types) {

    /** @param header a {@code Content-Type}, or an {@code Accept} of which the first type counts */
    boolean contain(Optional<String> header) {
        if (types.contains("*/*")) {
            return true;
        }
        String type = plain(header.orElse(""));
        return types.stream().map(MediaTypes::plain).anyMatch(each -> each.equals(type)
                || each.endsWith("/*") && type.startsWith(each.substring(0, each.length() - 1)));
    }

    /** The first type, without parameters. */
    static String plain(String header) {
        return header.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
