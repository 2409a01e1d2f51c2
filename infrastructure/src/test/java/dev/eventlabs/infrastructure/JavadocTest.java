package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the catalogue relies on: each optional property says what happens without it. */
class JavadocTest {
    private static final Pattern OPTIONAL_PROPERTY = Pattern
            .compile("(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*public Builder (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern STATES_DEFAULT = Pattern.compile("/\\*\\*[\\s*]*Default: .*", Pattern.DOTALL);

    @Test
    void everyOptionalPropertyStatesItsDefaultFirst() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("basedir", "."), "src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        int seen = 0;
        for (Path source : sources) {
            for (MatchResult property : OPTIONAL_PROPERTY.matcher(Files.readString(source)).results().toList()) {
                assertThat(property.group(1)).as("Javadoc of %s in %s", property.group(2), source.getFileName())
                        .isNotNull()
                        .matches(STATES_DEFAULT);
                seen++;
            }
        }
        assertThat(seen).as("optional properties found").isGreaterThan(25);
    }
}
