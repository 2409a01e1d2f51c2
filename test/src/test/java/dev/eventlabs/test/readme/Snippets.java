package dev.eventlabs.test.readme;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java blocks of a page that begin with {@code <!-- snippet: name -->}. */
final class Snippets {

    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: ([\\w-]+) -->\n(\n*```java\n.*?^```\n)?",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern JAVA = Pattern.compile("^```java$", Pattern.MULTILINE);

    private Snippets() {}

    /** The names of the snippets that it shows, in their order. */
    static List<String> of(String page) {
        return SNIPPET.matcher(page).results().map(found -> found.group(1)).toList();
    }

    /** How many blocks of Java there are, whether they say what they are or not. */
    static long blocks(String page) {
        return JAVA.matcher(page).results().count();
    }

    /** The page with each of them as its region is. */
    static String filledIn(String page, Map<String, Region> regions) {
        Matcher matcher = SNIPPET.matcher(page);
        return matcher.replaceAll(found -> {
            Region region = regions.get(found.group(1));
            if (region == null) {
                throw new IllegalStateException("The page shows the snippet " + found.group(1)
                        + ", but there is no such region; there are " + regions.keySet());
            }
            return Matcher.quoteReplacement("<!-- snippet: " + region.name() + " -->\n" + region.block());
        });
    }
}
