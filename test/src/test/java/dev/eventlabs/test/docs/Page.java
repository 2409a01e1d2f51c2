package dev.eventlabs.test.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation, parts of which are generated. */
public record Page(Path file) {

    /** Maven runs the tests of a module in its folder. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** @param path from the repository's root */
    public static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    /** Every page of the repository, but what others brought. */
    public static Stream<Page> all() {
        try {
            List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
            for (String folder : List.of("docs", "examples")) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                    files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
                }
            }
            return pages.stream().map(Page::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Text text() {
        try {
            return new Text(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the page says something else; with {@code -Ddocs.update} it says this from now on. */
    public void mustEqual(Text generated) {
        if (System.getProperty("docs.update") == null) {
            assertThat(text().value()).as("%s; ./mvnw verify -Ddocs.update writes it", file)
                    .isEqualTo(generated.value());
            return;
        }
        try {
            Files.writeString(file, generated.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a page. */
    public record Text(String value) {

        /** This text with other content between {@code <!-- opening -->} and the next {@code <!-- closing -->}, which must be there. */
        public Text with(String opening, String closing, String content) {
            String start = "<!-- " + opening + " -->\n";
            int from = value.indexOf(start);
            int to = value.indexOf("<!-- " + closing + " -->", Math.max(from, 0));
            if (from < 0 || to < 0) {
                throw new IllegalStateException("The page has no " + start.strip() + " … <!-- " + closing + " -->.");
            }
            return new Text(value.substring(0, from + start.length()) + content + value.substring(to));
        }
    }
}
