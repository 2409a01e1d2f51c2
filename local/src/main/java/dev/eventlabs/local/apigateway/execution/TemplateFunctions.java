package dev.eventlabs.local.apigateway.execution;

import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code $util} of mapping templates. Public, since Velocity calls it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">util variables</a>
 */
public final class TemplateFunctions {

    TemplateFunctions() {}

    /** As AWS does it: single quotes are escaped too, which isn't JSON. */
    public String escapeJavaScript(String text) {
        if (text == null) {
            return null;
        }
        String quoted = Json.text(text);
        return quoted.substring(1, quoted.length() - 1).replace("'", "\\'").replace("/", "\\/");
    }

    /** An object that a template may walk through. */
    public Object parseJson(String text) {
        try {
            return Json.MAPPER.readValue(text, Object.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    public String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public String urlDecode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String base64Encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String base64Decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
