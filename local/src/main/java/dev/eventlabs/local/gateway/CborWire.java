package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
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
 * Smithy RPC v2 CBOR, which newer clients speak to CloudWatch.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">the protocol</a>
 */
record CborWire() implements Wire {

    private static final CBORFactory CBOR = new CBORFactory();
    private static final int TAG_EPOCH_SECONDS = 1;

    /** @throws IOException if it isn't CBOR, or not a map */
    static ObjectNode read(byte[] body) throws IOException {
        if (body.length == 0) {
            return Json.object();
        }
        JsonNode node = Json.MAPPER.reader().with(CBOR).readTree(body);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("not a map");
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

    private static AwsResponse answer(int status, Object body, String requestId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = CBOR.createGenerator(bytes)) {
            out.setCodec(Json.MAPPER);
            write(out, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AwsResponse.bytes(status, "application/cbor", bytes.toByteArray())
                .with("smithy-protocol", "rpc-v2-cbor")
                .with("x-amzn-RequestId", requestId);
    }

    private static void write(CBORGenerator out, Object value) throws IOException {
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
                out.writeTag(TAG_EPOCH_SECONDS);
                out.writeNumber(instant.toEpochMilli() / 1000.0);
            }
            case byte[] bytes -> out.writeBinary(bytes);
            case null, default -> out.writeObject(value);
        }
    }
}
