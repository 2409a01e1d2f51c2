package dev.eventlabs.local.cognito;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of SRP, written from RFC 5054 and Cognito's documentation without a look at the pool's side. Even the group's prime is
 * computed, from the formula that RFC 3526 gives for it.
 */
final class SrpClient {

    static final BigInteger N = prime();
    private static final BigInteger G = BigInteger.valueOf(2);

    private final String pool;
    private final BigInteger a = new BigInteger(1024, new SecureRandom());

    /** @param poolId with its region */
    SrpClient(String poolId) {
        pool = poolId.split("_")[1];
    }

    String publicA() {
        return G.modPow(a, N).toString(16);
    }

    /** The answer to a challenge. */
    Map<String, String> answer(Map<String, String> challenge, String password, String timestamp)
            throws GeneralSecurityException {
        String user = challenge.get("USER_ID_FOR_SRP");
        BigInteger b = new BigInteger(challenge.get("SRP_B"), 16);
        BigInteger k = new BigInteger(sha(padded(N) + padded(G)), 16);
        BigInteger u = new BigInteger(sha(padded(G.modPow(a, N)) + padded(b)), 16);
        String identity = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest((pool + user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        BigInteger x = new BigInteger(sha(padded(new BigInteger(challenge.get("SALT"), 16)) + identity), 16);
        BigInteger s = b.subtract(k.multiply(G.modPow(x, N))).modPow(a.add(u.multiply(x)), N);
        // HKDF (RFC 5869) with one block of output, of which 16 bytes are used.
        byte[] extracted = hmac(HexFormat.of().parseHex(padded(u)), HexFormat.of().parseHex(padded(s)));
        byte[] key = Arrays.copyOf(hmac(extracted, "Caldera Derived Key\1".getBytes(StandardCharsets.UTF_8)), 16);
        byte[] block = Base64.getDecoder().decode(challenge.get("SECRET_BLOCK"));
        byte[] names = (pool + user).getBytes(StandardCharsets.UTF_8);
        byte[] when = timestamp.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(names.length + block.length + when.length).put(names).put(block).put(when)
                .array();
        return Map.of("USERNAME", user, "PASSWORD_CLAIM_SECRET_BLOCK", challenge.get("SECRET_BLOCK"),
                "PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(hmac(key, signed)), "TIMESTAMP",
                timestamp);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String sha(String hex) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex)));
    }

    /** Of even length, and with a zero byte where the first bit is set. */
    private static String padded(BigInteger number) {
        String hex = number.toString(16);
        String even = hex.length() % 2 == 0 ? hex : "0" + hex;
        return Character.digit(even.charAt(0), 16) >= 8 ? "00" + even : even;
    }

    /** 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314). */
    private static BigInteger prime() {
        int guard = 64;
        BigInteger one = BigInteger.ONE.shiftLeft(2942 + guard);
        // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239).
        BigInteger pi = arctan(5, one).shiftLeft(4).subtract(arctan(239, one).shiftLeft(2)).shiftRight(guard);
        return BigInteger.ONE.shiftLeft(3072).subtract(BigInteger.ONE.shiftLeft(3008)).subtract(BigInteger.ONE)
                .add(pi.add(BigInteger.valueOf(1_690_314)).shiftLeft(64));
    }

    private static BigInteger arctan(int inverse, BigInteger one) {
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
