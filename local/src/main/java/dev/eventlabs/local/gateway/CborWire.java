package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/**
 * The two protocols that speak CBOR.
 */
enum CborWire implements Wire {

    /**
     * Smithy RPC v2 CBOR, which newer clients speak to CloudWatch.
     *
     * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">the protocol</a>
     */
    RPC_V2("application/cbor", 0),

    /** AWS JSON 1.1 with bodies in CBOR, which the Java SDK speaks to Kinesis. Its timestamps count milliseconds. */
    TARGETED("application/x-amz-cbor-1.1", 3);

    static final int TAG_EPOCH = 1;

    private static final CBORFactory CBOR = new CBORFactory();

    private final String contentType;
    private final int timestampDigits;

    CborWire(String contentType, int timestampDigits) {
        this.contentType = contentType;
        this.timestampDigits = timestampDigits;
    }

    String contentType() {
        return contentType;
    }

    /** @throws IOException if it isn't CBOR, or not a map */
    ObjectNode read(byte[] body) throws IOException {
        if (body.length == 0) {
            return Json.object();
        }
        try (CBORParser in = CBOR.createParser(body)) {
            return new CborReader(timestampDigits).read(in);
        }
    }

    @Override
    public AwsResponse result(Object result, String requestId) {
        return answer(200, result, requestId);
    }

    @Override
    public AwsResponse error(AwsException error, String requestId) {
        Struct body = Struct.of("__type", error.code()).with("message", error.getMessage());
        error.members().forEach(body::with);
        return Wire.withQueryCode(answer(error.status(), body, requestId), error);
    }

    private AwsResponse answer(int status, Object body, String requestId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = CBOR.createGenerator(bytes)) {
            out.setCodec(Json.MAPPER);
            write(out, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AwsResponse answer = AwsResponse.bytes(status, contentType, bytes.toByteArray())
                .with("x-amzn-RequestId", requestId);
        return this == RPC_V2 ? answer.with("smithy-protocol", "rpc-v2-cbor") : answer;
    }

    private void write(CBORGenerator out, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (entry.getValue() != null) {
                        out.writeFieldName(entry.getKey().toString());
                        write(out, entry.getValue());
                    }
                }
                out.writeEndObject();
            }
            case Iterable<?> list when !(value instanceof JsonNode) -> {
                out.writeStartArray();
                for (Object each : list) {
                    write(out, each);
                }
                out.writeEndArray();
            }
            case Instant instant -> {
                out.writeTag(TAG_EPOCH);
                if (timestampDigits == 0) {
                    out.writeNumber(instant.toEpochMilli() / 1000.0);
                } else {
                    out.writeNumber(instant.toEpochMilli());
                }
            }
            case byte[] bytes -> out.writeBinary(bytes);
            case null, default -> out.writeObject(value);
        }
    }
}
