package dev.eventlabs.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;

/**
 * The two streams of a command: data goes out, progress and complaints go to err. Thread-safe as far as single lines go.
 */
public final class Terminal {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean outColour;
    private final boolean errColour;
    private final boolean live;

    /** @param interactive which of {@code out} and {@code err} a person looks at */
    public Terminal(PrintStream out, PrintStream err, Set<String> interactive, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        // https://no-color.org: present and not empty
        boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        this(out, err, interactive.contains("out") && !plain, interactive.contains("err") && !plain,
                interactive.contains("err") && !dumb);
    }

    Terminal(PrintStream out, PrintStream err, boolean outColour, boolean errColour, boolean live) {
        this.out = out;
        this.err = err;
        this.outColour = outColour;
        this.errColour = errColour;
        this.live = live;
    }

    /** A terminal like this one, whose lines are kept back until they are wanted. */
    public Recording record() {
        return new Recording(out, err, outColour, errColour);
    }

    /** A line of data. */
    public void print(String line) {
        out.println(line);
    }

    /** Where data goes, for what writes by itself. */
    public PrintWriter writer() {
        return new PrintWriter(out, true);
    }

    /** Data that a program reads. */
    public void printJson(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON form: " + value.getClass(), e);
        }
    }

    /** A line about what is going on. */
    public void say(String line) {
        err.println(line);
    }

    /** Shows that something takes its time; closing it without {@link Progress#done} counts as having failed. */
    public Progress begin(String what) {
        return begin("", what);
    }

    /** @param indent stands before its lines */
    public Progress begin(String indent, String what) {
        return new Progress(this, indent, what);
    }

    /** Styled for the stream that data goes to. */
    public String styled(Style style, String text) {
        return outColour ? style.on(text) : text;
    }

    /** Styled for the stream that progress goes to. */
    public String saying(Style style, String text) {
        return errColour ? style.on(text) : text;
    }

    /** Whether a line of progress may be written over. */
    boolean live() {
        return live;
    }

    void overwrite(String line) {
        err.print("\r\u001b[2K" + line);
        err.flush();
    }
}
