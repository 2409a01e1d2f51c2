package dev.eventlabs.test.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.test.docs.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void everySnippetIsARegionOfATestThatRuns() {
        Page readme = Page.of("README.md");

        readme.mustEqual(new Page.Text(Snippets.filledIn(readme.text().value(), Region.all())));
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
