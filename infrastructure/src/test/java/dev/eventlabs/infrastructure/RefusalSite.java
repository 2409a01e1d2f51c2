package dev.eventlabs.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in a source that makes an exception to refuse something; or a whole class of rules with all its sentences, which may come into a
 * statement from elsewhere.
 *
 * @param file below the folder of sources, with {@code /}
 * @param words the texts in it, each in one piece
 */
record RefusalSite(String file, int firstLine, int lastLine, List<String> words) {
    /** Where an exception is made; not {@code @throws}, not {@code catch}. */
    private static final Pattern REFUSAL = Pattern
            .compile("(?:throw refused|new IllegalArgumentException|new IllegalStateException)\\(");
    /** One text in the source, be it in several pieces: "a" + "b". */
    private static final Pattern TEXT = Pattern
            .compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern SEAM = Pattern.compile("(?<!\\\\)\"\\s*\\+\\s*\"");

    /** All of a source. */
    static List<RefusalSite> in(String file, String code) {
        List<RefusalSite> sites = new ArrayList<>();
        Matcher refusal = REFUSAL.matcher(code);
        while (refusal.find()) {
            int end = end(code, refusal.end());
            sites.add(new RefusalSite(file, line(code, refusal.start()), line(code, end),
                    texts(code.substring(refusal.end(), end))));
        }
        if (file.endsWith("Rules.java")) {
            List<String> sentences = texts(COMMENT.matcher(code).replaceAll("")).stream()
                    .filter(text -> text.contains(" ")).toList();
            sites.add(new RefusalSite(file, 1, line(code, code.length()), sentences));
        }
        return sites;
    }

    /** The semicolon that ends the statement, which isn't one within a text. */
    private static int end(String code, int from) {
        Matcher token = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|;").matcher(code);
        token.region(from, code.length());
        while (token.find()) {
            if (token.group().equals(";")) {
                return token.start();
            }
        }
        throw new IllegalStateException("A statement without an end");
    }

    private static int line(String code, int at) {
        return 1 + (int) code.substring(0, at).chars().filter(each -> each == '\n').count();
    }

    private static List<String> texts(String code) {
        return TEXT.matcher(code).results().map(text -> {
            String whole = SEAM.matcher(text.group()).replaceAll("");
            return whole.substring(1, whole.length() - 1).translateEscapes();
        }).toList();
    }

    /** Whether it was this statement that made what a test asserted. */
    boolean made(Refusal.Asserted asserted) {
        return asserted.file().equals(file) && asserted.line() >= firstLine && asserted.line() <= lastLine;
    }

    @Override
    public String toString() {
        return file.replaceFirst(".*/", "") + ":" + firstLine;
    }
}
