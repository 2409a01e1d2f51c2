package dev.eventlabs.local.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Core;
import org.joda.time.DateTime;

/** Deployment packages made at test time. */
public final class Zip {

    private Zip() {}

    /** The handlers of these tests, with the libraries that they use under {@code lib}. */
    static byte[] ofHandlers() {
        return ofHandlers("dev/eventlabs/local/lambda/handlers");
    }

    /** @param folder of the package that the handlers are in */
    public static byte[] ofHandlers(String folder) {
        Path classes = location(Zip.class);
        return write(out -> {
            try (Stream<Path> all = Files.walk(classes.resolve(folder))) {
                for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                    add(out, classes.relativize(each).toString(), Files.readAllBytes(each));
                }
            }
            for (Class<?> type : List.of(SQSEvent.class,
                    DateTime.class, Core.class)) {
                Path jar = location(type);
                add(out, "lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        });
    }

    /** The same as jars only. */
    static byte[] ofJars() {
        return write(out -> {
            add(out, "lib/handlers.jar", ofHandlers());
            add(out, "lib/crac.jar", Files.readAllBytes(location(Core.class)));
        });
    }

    static byte[] of(Map<String, String> entries) {
        return write(out -> {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                add(out, entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private interface Content {
        void addTo(ZipOutputStream out) throws IOException;
    }

    private static byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            content.addTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
