package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import dev.eventlabs.local.spi.Struct;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Message attributes: reading, checking, rendering, and their digest.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">message metadata</a>
 */
final class Attributes {

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 256;
    private static final byte STRING_TYPE = 1;
    private static final byte BINARY_TYPE = 2;

    private Attributes() {}

    /** @throws dev.eventlabs.local.spi.AwsException if one isn't allowed */
    static Map<String, MessageAttribute> read(Input message, String member) {
        Map<String, MessageAttribute> all = new HashMap<>();
        message.struct(member).ifPresent(input -> input.node().fieldNames().forEachRemaining(name -> {
            checkName(name);
            all.put(name, attribute(name, input.struct(name).orElseThrow(() -> Errors.invalid(
                    "The message attribute '" + name + "' must contain a value."))));
        }));
        if (all.size() > MOST) {
            throw Errors.invalid("Number of message attributes [" + all.size()
                    + "] exceeds the allowed maximum [" + MOST + "].");
        }
        return all;
    }

    static long bytes(Map<String, MessageAttribute> attributes) {
        long sum = 0;
        for (Map.Entry<String, MessageAttribute> entry : attributes.entrySet()) {
            MessageAttribute attribute = entry.getValue();
            sum += bytes(entry.getKey()) + bytes(attribute.dataType()) + (attribute.binaryValue() == null
                    ? bytes(attribute.stringValue())
                    : attribute.binaryValue().length);
        }
        return sum;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Those that a receiver asks for: by name, {@code prefix.*}, {@code .*} or {@code All}. */
    static Map<String, MessageAttribute> select(Map<String, MessageAttribute> attributes, Collection<String> names) {
        if (attributes.isEmpty() || names.isEmpty()) {
            return Map.of();
        }
        Map<String, MessageAttribute> selected = new TreeMap<>();
        attributes.forEach((name, value) -> {
            if (names.stream().anyMatch(wanted -> wanted.equals("All") || wanted.equals(name)
                    || wanted.endsWith(".*") && name.startsWith(wanted.substring(0, wanted.length() - 2)))) {
                selected.put(name, value);
            }
        });
        return selected;
    }

    static Map<String, Struct> render(Map<String, MessageAttribute> attributes) {
        Map<String, Struct> all = new LinkedHashMap<>();
        new TreeMap<>(attributes).forEach((name, attribute) -> all.put(name,
                Struct.of("StringValue", attribute.stringValue())
                        .with("BinaryValue", attribute.binaryValue())
                        .with("DataType", attribute.dataType())));
        return all;
    }

    static String md5(String text) {
        return md5(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Name, type and value of each, in the order of their names, each with its length before it. */
    static String md5(Map<String, MessageAttribute> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, MessageAttribute> entry : new TreeMap<>(attributes).entrySet()) {
                MessageAttribute attribute = entry.getValue();
                write(out, entry.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, attribute.dataType().getBytes(StandardCharsets.UTF_8));
                boolean text = attribute.binaryValue() == null;
                out.writeByte(text ? STRING_TYPE : BINARY_TYPE);
                write(out, text ? attribute.stringValue().getBytes(StandardCharsets.UTF_8) : attribute.binaryValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return md5(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9_.-]{1," + LONGEST_NAME + "}") || name.startsWith(".") || name.endsWith(".")
                || name.contains("..")) {
            throw Errors.invalid("The message attribute name '" + name
                    + "' is invalid. It can contain A-Z, a-z, 0-9, underscores, hyphens and single dots inside, and be"
                    + " 256 characters long at most.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws.") || lower.startsWith("amazon.")) {
            throw Errors.invalid("The message attribute name '" + name + "' must not start with AWS. or Amazon.");
        }
    }

    private static MessageAttribute attribute(String name, Input input) {
        String type = input.optionalText("DataType").filter(text -> !text.isEmpty())
                .orElseThrow(() -> Errors.invalid(
                        "The message attribute '" + name + "' must contain non-empty message attribute type."));
        switch (type.split("\\.", 2)[0]) {
            case "Binary" -> {
                try {
                    byte[] value = Base64.getDecoder().decode(input.optionalText("BinaryValue").orElse(""));
                    if (value.length > 0) {
                        return new MessageAttribute(type, null, value);
                    }
                } catch (IllegalArgumentException e) {
                    // Not base64: refused below.
                }
            }
            case "Number" -> {
                String value = input.optionalText("StringValue").orElse("");
                try {
                    new BigDecimal(value);
                    return new MessageAttribute(type, value, null);
                } catch (NumberFormatException e) {
                    throw Errors.invalid("Can't cast the value of message (user) attribute '" + name
                            + "' to a number.");
                }
            }
            case "String" -> {
                String value = input.optionalText("StringValue").orElse("");
                if (!value.isEmpty()) {
                    return new MessageAttribute(type, value, null);
                }
            }
            default -> throw Errors.invalid("The type of message (user) attribute '" + name
                    + "' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }
        throw Errors.invalid("The message attribute '" + name + "' must contain a non-empty value of type '"
                + type + "'.");
    }
}
