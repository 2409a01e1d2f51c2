package dev.eventlabs.local.dynamodb;

import dev.eventlabs.local.spi.Scope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The engine's ARNs name a region of its own; here they become those of the caller's region and account. */
final class Arns {

    private static final String ENGINE = "arn:aws:dynamodb:ddblocal:000000000000:";
    private static final byte[] ENGINE_REGION = "\"awsRegion\":\"ddblocal\"".getBytes(StandardCharsets.US_ASCII);

    private Arns() {}

    static String table(Scope scope, String name) {
        return scope.arn("dynamodb", "table/" + name);
    }

    /** The name of the table that a name or an ARN (of the table, or of something below it) stands for. */
    static String tableName(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String[] parts = nameOrArn.substring(nameOrArn.indexOf(":table/") + 7).split("/", 2);
        return parts[0];
    }

    /** @param text an answer, or an ARN, of the engine's; it holds no user's data */
    static String ours(Scope scope, String text) {
        return text.replace(ENGINE, prefix(scope));
    }

    static String engines(Scope scope, String text) {
        return text.replace(prefix(scope), ENGINE);
    }

    private static String prefix(Scope scope) {
        return scope.arn("dynamodb", "");
    }

    /** Stream records name the region. No user's data can look like this: an attribute's value is never a bare string. */
    static byte[] withRegion(Scope scope, byte[] records) {
        byte[] region = ("\"awsRegion\":\"" + scope.region() + "\"").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream(records.length + 1024);
        int from = 0;
        for (int at = indexOf(records, 0); at >= 0; at = indexOf(records, from)) {
            out.write(records, from, at - from);
            out.writeBytes(region);
            from = at + ENGINE_REGION.length;
        }
        out.write(records, from, records.length - from);
        return out.toByteArray();
    }

    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i <= bytes.length - ENGINE_REGION.length; i++) {
            if (bytes[i] == '"' && java.util.Arrays.equals(bytes, i, i + ENGINE_REGION.length, ENGINE_REGION, 0,
                    ENGINE_REGION.length)) {
                return i;
            }
        }
        return -1;
    }
}
