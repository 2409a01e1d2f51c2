package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page under {@code docs} that is made from the code, between two comments that name it. */
public final class GeneratedPage {
    private GeneratedPage() {}

    /** {@code -Dsnapshots.update} writes what is there now. */
    public static void has(String page, String part, String expected) {
        Path file = Path.of(System.getProperty("basedir", "."), "..", "docs").resolve(page);
        String begin = "<!-- " + part + ": written by a test, -Dsnapshots.update renews it -->\n";
        String end = "<!-- /" + part + " -->";
        try {
            String text = Files.readString(file);
            assertThat(text).as("The place for %s in %s", part, page).contains(begin, end);
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(end, from);
            if (System.getProperty("snapshots.update") != null) {
                Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
                return;
            }
            assertThat(text.substring(from, to))
                    .as("%s in docs/%s; if the change is meant, run with -Dsnapshots.update and commit", part, page)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
