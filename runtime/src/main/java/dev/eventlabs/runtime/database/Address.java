package dev.eventlabs.runtime.database;

import dev.eventlabs.runtime.environment.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a database is. */
public record Address(String host, int port, String database) {

    /**
     * From {@code DATABASE_HOST}, {@code DATABASE_PORT} and {@code DATABASE_NAME}.
     *
     * @throws IllegalStateException if one is missing, blank or no port, with its name
     */
    public static Address of(Environment environment) {
        String port = environment.required("DATABASE_PORT");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new IllegalStateException("The environment variable DATABASE_PORT is " + port
                    + "; it must be a number from 1 to 65535, such as 5432.");
        }
        return new Address(environment.required("DATABASE_HOST"), Integer.parseInt(port),
                environment.required("DATABASE_NAME"));
    }

    String url() {
        return "jdbc:postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }
}
