package dev.eventlabs.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A terminal whose lines are kept until somebody wants to see them: for what goes on beside something else. Thread-safe. */
public final class Recording {

    private final List<Piece> pieces = new ArrayList<>();
    private final Terminal terminal;
    private boolean shown;

    private record Piece(PrintStream to, byte[] bytes) {}

    Recording(PrintStream out, PrintStream err, boolean outColour, boolean errColour) {
        terminal = new Terminal(to(out), to(err), outColour, errColour, false);
    }

    /** To write to. */
    public Terminal terminal() {
        return terminal;
    }

    /** Shows what was written so far, in its order, and from now on all that is written at once. */
    public synchronized void show() {
        shown = true;
        pieces.forEach(piece -> write(piece.to(), piece.bytes()));
        pieces.clear();
    }

    private synchronized void keep(PrintStream to, byte[] bytes) {
        if (shown) {
            write(to, bytes);
        } else {
            pieces.add(new Piece(to, bytes));
        }
    }

    private static void write(PrintStream to, byte[] bytes) {
        to.write(bytes, 0, bytes.length);
        to.flush();
    }

    private PrintStream to(PrintStream target) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int single) {
                keep(target, new byte[]{(byte) single});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                keep(target, Arrays.copyOfRange(bytes, offset, offset + length));
            }
        }, true, StandardCharsets.UTF_8);
    }
}
