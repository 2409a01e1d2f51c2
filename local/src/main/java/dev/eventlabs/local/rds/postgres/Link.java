package dev.eventlabs.local.rds.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection of our own, as much of the protocol as administration needs: simple queries, text results. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html">the protocol</a>
 */
final class Link implements AutoCloseable {

    private static final int PROTOCOL_3 = 3 << 16;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** @throws SqlException if the server refuses, for instance since it is starting up */
    Link(SocketChannel channel, String user, String database) throws IOException {
        this.channel = channel;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(Channels.newOutputStream(channel));
        try {
            byte[] parameters = ("user\0" + user + "\0database\0" + database
                    + "\0application_name\0rdsadmin\0client_encoding\0UTF8\0\0").getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(message);
            fields.writeInt(2 * Integer.BYTES + parameters.length);
            fields.writeInt(PROTOCOL_3);
            fields.write(parameters);
            out.write(message.toByteArray());
            rows();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** @return the rows of all of its statements, null being null */
    List<List<String>> query(String sql) throws IOException {
        byte[] text = (sql + "\0").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(message);
        fields.writeByte('Q');
        fields.writeInt(Integer.BYTES + text.length);
        fields.write(text);
        out.write(message.toByteArray());
        return rows();
    }

    private List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        SqlException refusal = null;
        while (true) {
            int type = in.readUnsignedByte();
            byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
            switch (type) {
                case 'D' -> rows.add(row(body));
                case 'E' -> {
                    refusal = refusal(body);
                    if (field(body, 'S').equals("FATAL")) {
                        throw refusal;
                    }
                }
                case 'Z' -> {
                    if (refusal != null) {
                        throw refusal;
                    }
                    return rows;
                }
                default -> {
                    // Parameters, notices, descriptions: nothing that an administrator of text needs.
                }
            }
        }
    }

    private static List<String> row(byte[] body) throws IOException {
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(body));
        int count = fields.readUnsignedShort();
        List<String> row = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = fields.readInt();
            row.add(length < 0 ? null : new String(fields.readNBytes(length), StandardCharsets.UTF_8));
        }
        return row;
    }

    private static SqlException refusal(byte[] body) {
        return new SqlException(field(body, 'C'), field(body, 'M'));
    }

    private static String field(byte[] body, char type) {
        for (String field : new String(body, StandardCharsets.UTF_8).split("\0")) {
            if (!field.isEmpty() && field.charAt(0) == type) {
                return field.substring(1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
