package dev.eventlabs.local.rds.front;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A client's side of a connection, before it is relayed: the messages of PostgreSQL's start-up. Not thread-safe.
 *
 * @param socket the one that bytes go through, with or without TLS
 */
record Wire(Socket socket, boolean tls, DataInputStream in, OutputStream out) implements Closeable {

    /** The parts of AuthenticationRequest that we speak. */
    static final int CLEAR_TEXT = 3;
    static final int MD5 = 5;
    static final int SASL = 10;
    static final int SASL_CONTINUE = 11;
    static final int SASL_FINAL = 12;

    private static final int LARGEST_PASSWORD = 65_535;

    static Wire of(Socket socket, boolean tls) throws IOException {
        return new Wire(socket, tls, new DataInputStream(socket.getInputStream()), socket.getOutputStream());
    }

    InputStream input() {
        return in;
    }

    void send(int octet) throws IOException {
        out.write(octet);
        out.flush();
    }

    void authentication(int kind, byte[] data) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeInt(kind);
        fields.write(data);
        message('R', body.toByteArray());
    }

    /** NegotiateProtocolVersion: we speak 3.0, and none of the options. */
    void negotiate(List<String> declined) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(body);
        fields.writeInt(3 << 16);
        fields.writeInt(declined.size());
        for (String option : declined) {
            fields.write((option + "\0").getBytes(StandardCharsets.UTF_8));
        }
        message('v', body.toByteArray());
    }

    void fatal(Refusal refusal) throws IOException {
        String fields = "SFATAL\0VFATAL\0C" + refusal.state() + "\0M" + refusal.getMessage() + "\0\0";
        message('E', fields.getBytes(StandardCharsets.UTF_8));
    }

    private void message(char type, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(all);
        fields.writeByte(type);
        fields.writeInt(Integer.BYTES + body.length);
        fields.write(body);
        out.write(all.toByteArray());
        out.flush();
    }

    /** @return the body of the client's password message, whatever it holds */
    byte[] password() throws IOException {
        int type = in.readUnsignedByte();
        if (type != 'p') {
            throw Refusal.protocol("expected password response, got message type " + type);
        }
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LARGEST_PASSWORD) {
            throw Refusal.protocol("invalid length of password packet");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
