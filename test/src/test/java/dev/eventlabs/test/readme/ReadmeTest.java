package dev.eventlabs.test.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.test.docs.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {

    private static List<Page> pages() {
        return Page.all().filter(page -> !Snippets.of(page.text().value()).isEmpty()
                || Snippets.blocks(page.text().value()) > 0).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockOfJavaIsARegionOfATestThatRuns(Page page) {
        String filledIn = Snippets.filledIn(page.text().value(), Region.all());

        assertThat(Snippets.blocks(filledIn)).as("blocks of Java beside <!-- snippet: … --> in %s", page.file())
                .isEqualTo(Snippets.of(filledIn).size());
        page.mustEqual(new Page.Text(filledIn));
    }

    @Test
    void everyRegionIsShownSomewhere() {
        assertThat(pages()).flatExtracting(page -> Snippets.of(page.text().value()))
                .containsAll(Region.all().keySet());
    }

    @Test
    void aSnippetThatDiffersIsReplaced() {
        Map<String, Region> regions = Map.of("one", new Region("one", "int a;\n"));

        assertThat(Snippets.filledIn("<!-- snippet: one -->\n```java\nint b;\n```\nend", regions))
                .isEqualTo("<!-- snippet: one -->\n```java\nint a;\n```\nend");
        assertThat(Snippets.filledIn("<!-- snippet: one -->\n\n```java\nint b;\n```\nend", regions))
                .isEqualTo("<!-- snippet: one -->\n```java\nint a;\n```\nend");
        assertThat(Snippets.filledIn("<!-- snippet: one -->\n\nend", regions))
                .isEqualTo("<!-- snippet: one -->\n```java\nint a;\n```\n\nend");
    }

    @Test
    void aSnippetThatNobodyWroteIsAnError() {
        assertThatThrownBy(() -> Snippets.filledIn("<!-- snippet: two -->\n", Map.of()))
                .hasMessageContaining("two");
    }
}
