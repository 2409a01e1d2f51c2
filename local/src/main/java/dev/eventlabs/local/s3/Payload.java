package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The content of an upload, unwrapped from {@code aws-chunked} and checked against every checksum that came with it.
 *
 * @param content what is to be stored
 * @param algorithm of the checksum that came along, if one did
 * @param checksum its value in base 64, if one did
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">aws-chunked with trailers</a>
 */
record Payload(byte[] content, Optional<ChecksumAlgorithm> algorithm, Optional<String> checksum) {

    static Payload of(AwsRequest request) {
        Map<String, String> trailers = new HashMap<>();
        boolean chunked = request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                || request.header("content-encoding").orElse("").contains("aws-chunked");
        byte[] content = chunked ? unwrap(request.body(), trailers) : request.body();
        verifyLength(request, content);
        verifyDigests(request, content);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String given = trailers.getOrDefault(algorithm.header(), request.header(algorithm.header()).orElse(null));
            if (given != null) {
                String actual = algorithm.of(content);
                if (!actual.equals(given)) {
                    throw AwsException.badRequest("BadDigest",
                            "The " + algorithm + " you specified did not match the calculated checksum.");
                }
                return new Payload(content, Optional.of(algorithm), Optional.of(actual));
            }
        }
        Optional<ChecksumAlgorithm> wished = request.header("x-amz-sdk-checksum-algorithm")
                .flatMap(ChecksumAlgorithm::named);
        return new Payload(content, wished, wished.map(each -> each.of(content)));
    }

    private static void verifyLength(AwsRequest request, byte[] content) {
        request.header("x-amz-decoded-content-length").ifPresent(length -> {
            if (!length.equals(Integer.toString(content.length))) {
                throw AwsException.badRequest("IncompleteBody",
                        "You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header");
            }
        });
    }

    private static void verifyDigests(AwsRequest request, byte[] content) {
        request.header("content-md5").ifPresent(md5 -> {
            if (!Base64.getEncoder().encodeToString(ChecksumAlgorithm.digest("MD5", content)).equals(md5)) {
                throw AwsException.badRequest("BadDigest",
                        "The Content-MD5 you specified did not match what we received.");
            }
        });
        request.header("x-amz-content-sha256").filter(sha -> sha.matches("[0-9a-f]{64}")).ifPresent(sha -> {
            if (!HexFormat.of().formatHex(ChecksumAlgorithm.digest("SHA-256", content)).equals(sha)) {
                throw AwsException.badRequest("XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        });
    }

    /** Chunks are {@code <hex length>[;chunk-signature=…]\r\n<bytes>\r\n}, the last one empty, then trailing headers. */
    private static byte[] unwrap(byte[] body, Map<String, String> trailers) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = length(head);
            at = end + 2;
            if (length == 0) {
                break;
            }
            if (length > body.length - at - 2) {
                throw malformed();
            }
            content.write(body, at, length);
            at += length + 2;
        }
        while (at < body.length) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
            at = end + 2;
        }
        return content.toByteArray();
    }

    private static int length(String head) {
        int semicolon = head.indexOf(';');
        try {
            return Integer.parseUnsignedInt(semicolon < 0 ? head : head.substring(0, semicolon), 16)
                    & Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw malformed();
    }

    private static AwsException malformed() {
        return AwsException.badRequest("IncompleteBody", "The aws-chunked body isn't complete or well-formed.");
    }
}
