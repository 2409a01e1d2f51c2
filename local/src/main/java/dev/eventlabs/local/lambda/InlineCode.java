package dev.eventlabs.local.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Source that a template carries itself: as a deployment package whose {@code index.js} it is, with the module {@code cfn-response}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html">ZipFile</a>
 */
final class InlineCode {

    private static final String RESPONSE_MODULE = "cfn-response.js";

    private InlineCode() {}

    /**
     * @param runtime of the function; refused unless it runs source
     * @return the package, in base64
     */
    static String zip(String runtime, String source) {
        if (runtime == null || runtime.startsWith("java")) {
            throw Errors.invalid(
                    "ZipFile is the source of a function, which only Node.js runtimes can run here. Give S3Bucket and S3Key.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                InputStream module = InlineCode.class.getResourceAsStream("node/" + RESPONSE_MODULE)) {
            add(out, "index.js", source.getBytes(StandardCharsets.UTF_8));
            add(out, RESPONSE_MODULE, module.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // Equal source is equal code.
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
