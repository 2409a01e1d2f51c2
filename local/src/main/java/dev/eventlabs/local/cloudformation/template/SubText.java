package dev.eventlabs.local.cloudformation.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code Fn::Sub} in its parts. {@code ${!Literal}} stands for {@code ${Literal}}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html">Fn::Sub</a>
 */
public final class SubText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

    private SubText() {}

    public sealed interface Part {}

    public record Literal(String text) implements Part {}

    /** @param name without blanks around it */
    public record Variable(String name) implements Part {

        public Reference reference() {
            int dot = name.indexOf('.');
            return dot < 0
                    ? new Reference.Name(name)
                    : new Reference.Attribute(name.substring(0, dot), name.substring(dot + 1));
        }
    }

    public static List<Part> parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Literal(text.substring(end, matcher.start())));
            }
            String inside = matcher.group(1).strip();
            if (inside.startsWith("!")) {
                parts.add(new Literal("${" + inside.substring(1) + "}"));
            } else if (NAME.matcher(inside).matches()) {
                parts.add(new Variable(inside));
            } else {
                throw new TemplateException("Template error: variable names in Fn::Sub syntax must contain only"
                        + " alphanumeric characters, underscores, periods, and colons");
            }
            end = matcher.end();
        }
        if (end < text.length()) {
            parts.add(new Literal(text.substring(end)));
        }
        return parts;
    }
}
