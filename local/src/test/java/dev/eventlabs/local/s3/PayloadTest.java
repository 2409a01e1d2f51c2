package dev.eventlabs.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    @Test
    void chunksAreJoinedAndSignaturesPassedOver() {
        Payload payload = chunked(
                "5;chunk-signature=ab\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n");

        assertThat(new String(payload.content(), StandardCharsets.UTF_8)).isEqualTo("hello world");
        assertThat(payload.algorithm()).contains(ChecksumAlgorithm.CRC32);
    }

    @Test
    void aTrailerThatDoesntMatchIsRefused() {
        assertThatThrownBy(() -> chunked("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))
                .isInstanceOf(AwsException.class).hasMessageContaining("CRC32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "zz\r\n", "5\r\nhel", "7fffffff\r\nx\r\n", "ffffffff\r\nx\r\n", "5\r\nhello\r\n"})
    void aBodyThatBreaksOffIsRefused(String body) {
        assertThatThrownBy(() -> chunked(body)).isInstanceOf(AwsException.class);
    }

    private static Payload chunked(String body) {
        return Payload.of(new AwsRequest("PUT", "/b/k", Map.of(), "",
                Map.of("x-amz-content-sha256", List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER")),
                body.getBytes(StandardCharsets.UTF_8)));
    }
}
