package dev.eventlabs.local.rds.front;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client's start-up message.
 *
 * @param minor of protocol 3
 * @param parameters in the order sent
 * @see <a href="https://www.postgresql.org/docs/17/protocol-message-formats.html">StartupMessage</a>
 */
record Startup(int minor, Map<String, String> parameters) {

    private static final int MAJOR = 3;
    private static final String OPTION = "_pq_.";

    /** @param body what follows the version */
    static Startup of(int version, byte[] body) {
        if (version >>> 16 != MAJOR) {
            throw new Refusal("0A000", "unsupported frontend protocol " + (version >>> 16) + "." + (version & 0xFFFF)
                    + ": server supports 3.0 to 3.0");
        }
        String[] texts = new String(body, StandardCharsets.UTF_8).split("\0", -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = 0;
        while (at + 1 < texts.length && !texts[at].isEmpty()) {
            parameters.put(texts[at], texts[at + 1]);
            at += 2;
        }
        // An empty name ends the list, and nothing follows it but the end of the text.
        if (at + 2 != texts.length || !texts[at].isEmpty()) {
            throw Refusal.protocol("invalid startup packet layout: expected terminator as last byte");
        }
        if (parameters.getOrDefault("user", "").isEmpty()) {
            throw new Refusal("28000", "no PostgreSQL user name specified in startup packet");
        }
        return new Startup(version & 0xFFFF, parameters);
    }

    String user() {
        return parameters.get("user");
    }

    String database() {
        String database = parameters.getOrDefault("database", "");
        return database.isEmpty() ? user() : database;
    }

    /** Protocol options, of which the server knows none. */
    List<String> options() {
        return parameters.keySet().stream().filter(name -> name.startsWith(OPTION)).toList();
    }

    /** For the server: as protocol 3.0, without the options that were declined. */
    byte[] forServer() throws IOException {
        StringBuilder texts = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!name.startsWith(OPTION)) {
                texts.append(name).append('\0').append(value).append('\0');
            }
        });
        byte[] body = texts.append('\0').toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeInt(2 * Integer.BYTES + body.length);
        out.writeInt(MAJOR << 16);
        out.write(body);
        return all.toByteArray();
    }
}
