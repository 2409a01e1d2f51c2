package dev.eventlabs.local.lambda.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Everything that leaves through standard output: what the function prints, as it is, and between it frames for what must stay whole.
 * Thread-safe.
 *
 * <p>A frame is {@code 0x01 0x1E}, a kind, a length of four bytes and so many bytes: one event of the log ({@code L}), or the id of an
 * invocation of which nothing more will come ({@code E}). AWS does the same over a descriptor of its own.
 */
final class Output extends OutputStream {

    private static final byte[] MAGIC = {0x01, 0x1E};

    private final FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out);

    /** Sends everything that is printed here. */
    void capture() {
        System.setOut(new PrintStream(this, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(this, false, StandardCharsets.UTF_8));
    }

    /** One event of the log, whatever line breaks it has. */
    void event(byte[] message) {
        frame('L', message);
    }

    /** Nothing more of this invocation. */
    void end(String requestId) {
        frame('E', requestId.getBytes(StandardCharsets.UTF_8));
    }

    private void frame(char kind, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(MAGIC.length + 1 + Integer.BYTES + content.length);
        frame.put(MAGIC).put((byte) kind).putInt(content.length).put(content);
        write(frame.array(), 0, frame.capacity());
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        try {
            descriptor.write(bytes, offset, length);
        } catch (IOException e) {
            // Whoever reads has gone, and so does this process: see Lifeline.
        }
    }
}
