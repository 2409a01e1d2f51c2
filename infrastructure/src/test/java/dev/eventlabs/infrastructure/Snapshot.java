package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template as it was agreed on, under {@code src/test/snapshots}: resources and outputs only, keys sorted, hashes of
 * code replaced.
 *
 * <p>{@code -Dsnapshots.update} writes what is there now. A snapshot that isn't there yet is written, but in CI it fails.
 */
public final class Snapshot {
    private Snapshot() {}

    public static void matches(String name, Synthesised synthesised) {
        Path file = Path.of(System.getProperty("basedir", "."), "src", "test", "snapshots", name + ".json");
        String actual = normalised(synthesised);
        try {
            boolean missing = Files.notExists(file);
            if (missing && System.getenv("CI") != null) {
                fail("There is no snapshot %s. Run the test on your machine, look at what it wrote, and commit it.",
                        name);
            }
            if (missing || System.getProperty("snapshots.update") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("Snapshot %s; if the change is meant, run with -Dsnapshots.update and commit", name)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String normalised(Synthesised synthesised) {
        var kept = new TreeMap<String, Object>();
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        for (String section : new String[]{"Resources", "Outputs"}) {
            if (synthesised.template().has(section)) {
                kept.put(section, json.convertValue(synthesised.template().get(section), Map.class));
            }
        }
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return (json.writer(printer).writeValueAsString(kept) + "\n")
                    .replaceAll("\\b[0-9a-f]{64}\\b", "<asset>")
                    // A version's logical id ends with a hash of the function's code and settings.
                    .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1<settings>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
