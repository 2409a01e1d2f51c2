package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

class SnapshotFolderTest {
    private static final NormalisedTemplate FIRST = new NormalisedTemplate("{\n  \"Receives\" : 3\n}\n");
    private static final NormalisedTemplate SECOND = new NormalisedTemplate("{\n  \"Receives\" : 5\n}\n");

    @TempDir private Path folder;
    private SnapshotFolder here;
    private SnapshotFolder inCi;

    @BeforeEach
    void open() {
        here = new SnapshotFolder(folder, Missing.IS_WRITTEN, false);
        inCi = new SnapshotFolder(folder, Missing.FAILS, false);
    }

    @Test
    void writesASnapshotThatIsntThere() throws IOException {
        here.compare("orders/queue", FIRST);
        assertThat(Files.readString(folder.resolve("orders/queue.json"))).isEqualTo(FIRST.json());
        inCi.compare("orders/queue", FIRST);
    }

    @Test
    void failsInCiIfASnapshotIsntThere() {
        assertThatThrownBy(() -> inCi.compare("queue", FIRST)).isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("There is no snapshot " + folder.resolve("queue.json"))
                .hasMessageContaining("Run the test on your machine");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsTheDifference() {
        here.compare("queue", FIRST);
        assertThatThrownBy(() -> here.compare("queue", SECOND)).isInstanceOfSatisfying(AssertionFailedError.class,
                error -> {
                    assertThat(error).hasMessageContaining("queue.json (- agreed on, + now)")
                            .hasMessageContaining("-  \"Receives\" : 3\n+  \"Receives\" : 5\n")
                            .hasMessageContaining("-Dsnapshots.update");
                    assertThat(error.getExpected().getValue()).isEqualTo(FIRST.json());
                    assertThat(error.getActual().getValue()).isEqualTo(SECOND.json());
                });
    }

    @Test
    void updatesOnlyIfToldTo() throws IOException {
        here.compare("queue", FIRST);
        new SnapshotFolder(folder, Missing.FAILS, true).compare("queue", SECOND);
        assertThat(Files.readString(folder.resolve("queue.json"))).isEqualTo(SECOND.json());
    }

    @Test
    void doesntMindTheLineBreaksOfACheckout() throws IOException {
        Files.writeString(folder.resolve("queue.json"), FIRST.json().replace("\n", "\r\n"));
        assertThatCode(() -> here.compare("queue", FIRST)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../queue", "/queue", "a//b", "queue\n", "q?"})
    void refusesANameThatNoFileShouldHave(String name) {
        assertThatThrownBy(() -> here.compare(name, FIRST)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\" was given; allowed are letters");
    }
}
