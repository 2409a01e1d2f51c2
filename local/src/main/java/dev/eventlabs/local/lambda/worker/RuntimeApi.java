package dev.eventlabs.local.lambda.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Client of the runtime API over one kept connection. By hand, since the JDK's HTTP clients cost more to load than all the rest of this
 * program. Not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">runtime API</a>
 */
final class RuntimeApi {

    private static final String ROOT = "/2018-06-01/runtime/";

    private final String host;
    private final InputStream in;
    private final OutputStream out;

    /** @param address host and port, from {@code AWS_LAMBDA_RUNTIME_API} */
    RuntimeApi(String address) throws IOException {
        host = address;
        int colon = address.lastIndexOf(':');
        String name = address.substring(0, colon);
        @SuppressWarnings("resource") // Open as long as the process lives.
        Socket socket = new Socket(InetAddress.getByName(name), Integer.parseInt(address.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
        out = socket.getOutputStream();
    }

    /** Waits, for as long as it takes, for something to do. */
    Invocation next() throws IOException {
        send("GET", "invocation/next", "", new byte[0]);
        Answer answer = answer();
        if (answer.status() != 200) {
            throw new IOException("The runtime API answered " + answer.status());
        }
        Map<String, String> headers = answer.headers();
        return new Invocation(headers.get("lambda-runtime-aws-request-id"),
                Long.parseLong(headers.get("lambda-runtime-deadline-ms")),
                headers.get("lambda-runtime-invoked-function-arn"), headers.get("lambda-runtime-trace-id"),
                answer.body());
    }

    void response(String requestId, byte[] payload) throws IOException {
        send("POST", "invocation/" + requestId + "/response", "", payload);
        answer();
    }

    void error(String requestId, String type, byte[] error) throws IOException {
        send("POST", "invocation/" + requestId + "/error", "Lambda-Runtime-Function-Error-Type: " + type + "\r\n",
                error);
        answer();
    }

    void initError(String type, byte[] error) throws IOException {
        send("POST", "init/error", "Lambda-Runtime-Function-Error-Type: " + type + "\r\n", error);
        answer();
    }

    /** @param payload of the event, JSON */
    record Invocation(String requestId, long deadlineMillis, String functionArn, String traceId, byte[] payload) {}

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private void send(String method, String path, String headers, byte[] body) throws IOException {
        String head = method + " " + ROOT + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: eventlabs-worker\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n" + headers + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.write(head.getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        request.writeTo(out);
        out.flush();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            byte[] chunk = exactly(Integer.parseInt(line().split(";")[0].strip(), 16));
            all.write(chunk);
            line();
            if (chunk.length == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The runtime API has gone.");
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The runtime API has gone.");
            }
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
    }
}
