package dev.eventlabs.local.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionLogTest {

    private final List<String> written = new ArrayList<>();
    private final FunctionLog log = new FunctionLog((scope, group, stream, message) -> written.add(message),
            new EnvironmentSpec(Scope.standard(), "f", "arn", "$LATEST", "1", "java25", "H", "role", Map.of(), 128,
                    Duration.ofSeconds(3), new EnvironmentSpec.Logging("g", false, "", ""), false, Path.of(".")),
            "s");

    @Test
    void anEventInAFrameStaysWholeAndALineOfItsOwnIsAnEvent() {
        pump("printed\n", frame("two\nlines".length(), "two\nlines"), "again\n");

        assertThat(written).containsExactly("printed\n", "two\nlines", "again\n");
    }

    /** The length is the function's own doing: neither memory nor the reading of its output may depend on it. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 17 << 20})
    void whatOnlyLooksLikeAFrameIsText(int length) {
        pump(frame(length, "x\n"), "after\n");

        assertThat(written).hasSize(2);
        assertThat(written.getFirst()).endsWith("x\n");
        assertThat(written.getLast()).isEqualTo("after\n");
    }

    private static String frame(int length, String content) {
        return "\u0001\u001eL"
                + new String(ByteBuffer.allocate(4).putInt(length).array(), StandardCharsets.ISO_8859_1) + content;
    }

    private void pump(String... parts) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        for (String part : parts) {
            output.writeBytes(part.getBytes(StandardCharsets.ISO_8859_1));
        }
        log.pump(new ByteArrayInputStream(output.toByteArray()));
    }
}
