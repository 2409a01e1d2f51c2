package dev.eventlabs.local.rds.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An authority of our own and the one certificate that it has signed, for this machine's names, made anew at every start. The JDK reads
 * certificates but makes none. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280">RFC 5280</a>
 */
public final class Certificates {

    private static final String ECDSA_WITH_SHA256 = "2A8648CE3D040302";
    private static final String COMMON_NAME = "550403";
    private static final String KEY_USAGE = "551D0F";
    private static final String ALTERNATIVE_NAMES = "551D11";
    private static final String BASIC_CONSTRAINTS = "551D13";
    // Not of any clock: clients check them by theirs, which a test doesn't move.
    private static final String NOT_BEFORE = "250101000000Z";
    private static final String NOT_AFTER = "491231235959Z";
    private static final String AUTHORITY = "Eventlabs local RDS root";

    private final Certificate authority;
    private final SSLContext context;

    public Certificates() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair root = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            authority = certificate(AUTHORITY, root, root.getPrivate(), Der.sequence(
                    extension(BASIC_CONSTRAINTS, Der.sequence(Der.yes())),
                    // keyCertSign
                    extension(KEY_USAGE, Der.bits(2, new byte[]{0x04}))));
            Certificate own = certificate("localhost", server, root.getPrivate(), Der.sequence(
                    extension(ALTERNATIVE_NAMES, Der.sequence(
                            Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                            Der.tagged(0x87, new byte[]{127, 0, 0, 1})))));
            context = context(server.getPrivate(), own, authority);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No certificate can be made", e);
        }
    }

    /** The authority's certificate, for clients' {@code sslrootcert}. */
    public String authorityPem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(authority.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param consumed what was already read of the client's greeting */
    SSLSocket serverSocket(Socket socket, InputStream consumed) throws IOException {
        SSLSocketFactory factory = context.getSocketFactory();
        SSLSocket tls = (SSLSocket) factory.createSocket(socket, consumed, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[]{"postgresql"});
        tls.setSSLParameters(parameters);
        return tls;
    }

    private static SSLContext context(PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = new char[0];
        store.setKeyEntry("server", key, password, chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate certificate(String subject, KeyPair keys, PrivateKey signer, byte[] extensions)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] version3 = Der.tagged(0xA0, Der.integer(BigInteger.TWO));
        byte[] body = Der.sequence(version3,
                Der.integer(new BigInteger(1, keys.getPublic().getEncoded()).mod(BigInteger.TWO.pow(64))), algorithm,
                name(AUTHORITY), Der.sequence(Der.utcTime(NOT_BEFORE), Der.utcTime(NOT_AFTER)), name(subject),
                keys.getPublic().getEncoded(), Der.tagged(0xA3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(body);
        byte[] encoded = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
    }
}
