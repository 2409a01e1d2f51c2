package dev.eventlabs.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CborWireTest {

    private static final Instant INSTANT = Instant.parse("2026-01-01T00:00:00.250Z");

    @Test
    void eachProtocolReadsWhatItWrites() throws IOException {
        for (CborWire wire : CborWire.values()) {
            ObjectNode read = wire.read(wire.result(Struct.of("At", INSTANT).with("Data", new byte[]{1, 2})
                    .with("List", List.of(Struct.of("Text", "ü"), Struct.of("Yes", true))).with("Number", -3L), "id")
                    .body());

            assertThat(read.get("At").decimalValue()).as(wire.name()).isEqualByComparingTo("1767225600.25");
            assertThat(read.get("Data").binaryValue()).containsExactly(1, 2);
            assertThat(read.get("List")).hasToString("[{\"Text\":\"ü\"},{\"Yes\":true}]");
            assertThat(read.get("Number").asText()).isEqualTo("-3");
        }
    }

    @Test
    void targetedTimestampsCountMilliseconds() {
        byte[] body = CborWire.TARGETED.result(Struct.of("At", INSTANT), "id").body();

        // A map, "At", and tag 1 with an integer.
        assertThat(HexFormat.of().formatHex(body))
                .isEqualTo("bf624174c11b" + HexFormat.of().toHexDigits(1767225600250L) + "ff");
    }

    @Test
    void errorsCarryTheirCode() throws IOException {
        var answer = CborWire.TARGETED.error(AwsException.badRequest("SomeException", "said"), "id");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/x-amz-cbor-1.1");
        assertThat(CborWire.TARGETED.read(answer.body()))
                .hasToString("{\"__type\":\"SomeException\",\"message\":\"said\"}");
    }

    @Test
    void whatIsNotAMapIsRefused() throws IOException {
        assertThat(CborWire.TARGETED.read(new byte[0])).isEmpty();
        // A list, a map that breaks off, and text.
        for (String hex : List.of("80", "bf624174", "6161")) {
            assertThatThrownBy(() -> CborWire.TARGETED.read(HexFormat.of().parseHex(hex))).as(hex)
                    .isInstanceOf(IOException.class);
        }
        byte[] deep = nested(5_000);
        assertThatThrownBy(() -> CborWire.TARGETED.read(deep)).isInstanceOf(IOException.class);
    }

    @Test
    void aTimestampThatIsNoNumberIsNoFault() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(bytes)) {
            out.writeStartObject();
            out.writeFieldName("At");
            out.writeTag(1);
            out.writeNumber(Double.NaN);
            out.writeEndObject();
        }

        assertThat(CborWire.TARGETED.read(bytes.toByteArray()).get("At").asText()).isEqualTo("NaN");
    }

    private static byte[] nested(int depth) {
        byte[] all = new byte[depth * 3];
        for (int i = 0; i < all.length; i += 3) {
            all[i] = (byte) 0xbf;
            all[i + 1] = 0x61;
            all[i + 2] = 0x61;
        }
        return all;
    }
}
