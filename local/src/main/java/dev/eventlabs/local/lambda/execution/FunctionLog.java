package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.LogSink;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log stream of one execution environment: takes what its process writes apart into events and keeps the tail of the current
 * invocation. Thread-safe.
 */
final class FunctionLog {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);

    /** As {@code LogType=Tail} gives it. */
    private static final int TAIL_BYTES = 4 << 10;
    private static final int MAX_EVENT_BYTES = 1 << 20;
    private static final int MAX_FRAME_BYTES = 16 << 20;

    private final Consumer<String> sink;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private volatile boolean orphaned;
    private volatile End awaited = new End("");
    private final CountDownLatch initialised = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    FunctionLog(LogSink logs, EnvironmentSpec spec, String stream) {
        sink = message -> {
            try {
                if (orphaned) {
                    logs.writeIfThere(spec.scope(), spec.logging().group(), stream, message);
                } else {
                    logs.write(spec.scope(), spec.logging().group(), stream, message);
                }
            } catch (RuntimeException e) {
                // As on AWS, a function whose log can't be written runs all the same.
                LOG.warn("Nothing can be written to {}", spec.logging().group(), e);
            }
        };
    }

    /** The function is gone: if its group is, too, what the process still says doesn't make another one. */
    void orphan() {
        orphaned = true;
    }

    private record End(String requestId, CountDownLatch reached) {
        End(String requestId) {
            this(requestId, new CountDownLatch(1));
        }
    }

    /** The tail begins anew. */
    synchronized void begin(String requestId) {
        tail.reset();
        awaited = new End(requestId);
    }

    synchronized void write(String event) {
        if (event.isEmpty()) {
            return;
        }
        sink.accept(event);
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        tail.write(bytes, 0, bytes.length);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            tail.write('\n');
        }
        if (tail.size() > 4 * TAIL_BYTES) {
            byte[] last = tail();
            tail.reset();
            tail.write(last, 0, last.length);
        }
    }

    synchronized byte[] tail() {
        byte[] all = tail.toByteArray();
        return all.length <= TAIL_BYTES ? all : Arrays.copyOfRange(all, all.length - TAIL_BYTES, all.length);
    }

    /** Until all that the initialisation has printed is here. */
    void awaitInit() throws InterruptedException {
        await(initialised);
    }

    /** Until all that the current invocation has printed is here. */
    void awaitEnd() throws InterruptedException {
        await(awaited.reached());
    }

    /** Or until the process has ended; and not for long, since a runtime need not tell. */
    private void await(CountDownLatch reached) throws InterruptedException {
        for (int i = 0; i < 400 && !reached.await(5, TimeUnit.MILLISECONDS); i++) {
            if (closed.getCount() == 0) {
                return;
            }
        }
    }

    /** Until the process has closed its output, but not for long: a child of it may hold it open. */
    void awaitClose() throws InterruptedException {
        closed.await(500, TimeUnit.MILLISECONDS);
    }

    /** Reads all that the process writes, until it ends. */
    void pump(InputStream output) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(output, 16 << 10))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == 0x01) {
                    int second = in.read();
                    if (second == 0x1E) {
                        frame(in, line);
                        continue;
                    }
                    line.write(next);
                    next = second;
                }
                line.write(next);
                if (next == '\n' || line.size() >= MAX_EVENT_BYTES) {
                    flush(line);
                }
            }
        } catch (IOException e) {
            // The process has gone.
        } finally {
            flush(line);
            closed.countDown();
        }
    }

    private void frame(DataInputStream in, ByteArrayOutputStream line) throws IOException {
        int kind = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > MAX_FRAME_BYTES) {
            // No frame: the function itself has printed what looks like the beginning of one.
            line.writeBytes(ByteBuffer.allocate(7).put((byte) 0x01).put((byte) 0x1E).put((byte) kind).putInt(length)
                    .array());
            return;
        }
        byte[] content = in.readNBytes(length);
        flush(line);
        String text = new String(content, StandardCharsets.UTF_8);
        if (kind == 'L') {
            write(text);
        } else if ("init".equals(text)) {
            initialised.countDown();
        } else if (awaited.requestId().equals(text)) {
            awaited.reached().countDown();
        }
    }

    private void flush(ByteArrayOutputStream line) {
        if (line.size() > 0) {
            write(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
