package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** What a token says, for whoever has it. Whether it is true, only its signature tells. */
record IdToken(String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode claims() {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(text.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same claims, with a signature that somebody has made up. */
    IdToken forged() {
        int end = text.lastIndexOf('.');
        String signature = text.substring(end + 1);
        return new IdToken(text.substring(0, end + 1) + new StringBuilder(signature).reverse());
    }
}
