package dev.eventlabs.local.rds.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

    @TempDir private Path directory;

    @Test
    void whatCannotBeMadeLeavesNothingAndIsTriedAgain() throws IOException {
        Place place = new Place(directory, () -> "one");
        assertThatThrownBy(() -> place.once("thing", made -> {
            write(made.resolve("half"));
            write(made.resolveSibling("log"));
            throw new IllegalStateException("the disk is full");
        })).hasMessage("the disk is full");
        assertThat(files()).isEmpty();

        Path thing = place.once("thing", made -> write(made.resolve("whole")));
        assertThat(files()).containsExactly(thing.resolve("whole"));
    }

    @Test
    void whatIsThereIsTakenByWhoHasTheSameKeyOnly() {
        Path first = new Place(directory, () -> "one").once("thing", made -> write(made.resolve("a")));
        Path same = new Place(directory, () -> "one").once("thing", _ -> {
            throw new AssertionError("It is there");
        });
        Path other = new Place(directory, () -> "other").once("thing", made -> write(made.resolve("b")));

        assertThat(same).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(other.resolve("b")).exists();
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "content");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
