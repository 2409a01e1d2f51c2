package dev.eventlabs.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumAlgorithmTest {

    /** The check values that the catalogue of CRCs gives for these nine digits. */
    @ParameterizedTest
    @CsvSource({"CRC32, cbf43926", "CRC32C, e3069283", "CRC64NVME, ae8b14860a799888"})
    void givesTheCatalogueValues(ChecksumAlgorithm algorithm, String expected) {
        byte[] sum = Base64.getDecoder().decode(algorithm.of("123456789".getBytes(StandardCharsets.US_ASCII)));

        assertThat(HexFormat.of().formatHex(sum)).isEqualTo(expected);
    }
}
