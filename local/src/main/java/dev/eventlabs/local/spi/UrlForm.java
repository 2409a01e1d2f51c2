package dev.eventlabs.local.spi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code application/x-www-form-urlencoded}, as in queries and in bodies of the query protocol. */
public final class UrlForm {

    private UrlForm() {}

    /** A broken escape is kept as it was sent: what it means is for the service to say. */
    public static Map<String, List<String>> decode(String form) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = text(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : text(pair.substring(equals + 1));
            all.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
        }
        return all;
    }

    private static String text(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
