package dev.eventlabs.local.rds.front;

import java.io.DataInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of SCRAM-SHA-256.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>
 * @see <a href="https://www.postgresql.org/docs/17/sasl-authentication.html">PostgreSQL's use of it</a>
 */
final class Scram {

    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final Pattern SECRET = Pattern
            .compile("SCRAM-SHA-256\\$(?<rounds>\\d+):(?<salt>[^$]+)\\$(?<stored>[^:]+):(?<server>.+)");
    private static final Pattern FIRST = Pattern.compile(
            "(?<header>[ny],(?:a=[^,]*)?,)(?<bare>n=[^,]*,r=(?<nonce>[^,]+).*)",
            Pattern.DOTALL);
    private static final Pattern FINAL = Pattern.compile(
            "(?<bare>c=(?<header>[^,]*),r=(?<nonce>[^,]*).*),p=(?<proof>[^,]*)",
            Pattern.DOTALL);

    private final SecureRandom random;

    Scram(SecureRandom random) {
        this.random = random;
    }

    static boolean isSecret(String text) {
        return text != null && SECRET.matcher(text).matches();
    }

    /** A secret that no password fits, for roles that aren't there: who asks mustn't learn that. */
    String mock() {
        return MECHANISM + "$4096:" + random(16) + "$" + random(32) + ":" + random(32);
    }

    /**
     * Has the exchange with a client.
     *
     * @param secret as PostgreSQL keeps it
     * @return whether the client has the password
     */
    boolean authenticates(Wire client, String secret) throws IOException {
        Matcher kept = matched(SECRET, secret);
        client.authentication(Wire.SASL, (MECHANISM + "\0\0").getBytes(StandardCharsets.US_ASCII));
        Matcher first = matched(FIRST, initialResponse(client.password()));
        String nonce = first.group("nonce") + random(18);
        String challenge = "r=" + nonce + ",s=" + kept.group("salt") + ",i=" + kept.group("rounds");
        client.authentication(Wire.SASL_CONTINUE, challenge.getBytes(StandardCharsets.US_ASCII));

        Matcher last = matched(FINAL, new String(client.password(), StandardCharsets.UTF_8));
        String header = new String(decode(last.group("header")), StandardCharsets.UTF_8);
        if (!header.equals(first.group("header")) || !last.group("nonce").equals(nonce)) {
            throw malformed();
        }
        byte[] said = (first.group("bare") + "," + challenge + "," + last.group("bare"))
                .getBytes(StandardCharsets.UTF_8);
        byte[] storedKey = decode(kept.group("stored"));
        byte[] clientKey = xor(decode(last.group("proof")), hmac(storedKey, said));
        if (!MessageDigest.isEqual(sha256(clientKey), storedKey)) {
            return false;
        }
        String proof = "v=" + Base64.getEncoder().encodeToString(hmac(decode(kept.group("server")), said));
        client.authentication(Wire.SASL_FINAL, proof.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private static String initialResponse(byte[] message) throws IOException {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        if (end < 0 || !text.substring(0, end).equals(MECHANISM)) {
            throw Refusal.protocol("client selected an invalid SASL authentication mechanism");
        }
        DataInputStream rest = new DataInputStream(
                new ByteArrayInputStream(message, end + 1, message.length - end - 1));
        int length = rest.available() < Integer.BYTES ? -1 : rest.readInt();
        if (length != rest.available()) {
            throw malformed();
        }
        return new String(rest.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw malformed();
        }
        return matcher;
    }

    private static Refusal malformed() {
        return Refusal.protocol("malformed SCRAM message");
    }

    private String random(int bytes) {
        byte[] octets = new byte[bytes];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static byte[] xor(byte[] proof, byte[] signature) {
        if (proof.length != signature.length) {
            throw malformed();
        }
        byte[] key = new byte[proof.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (proof[i] ^ signature[i]);
        }
        return key;
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] octets) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
