package dev.eventlabs.local.cloudformation.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Publishes the files that an asset manifest lists. */
record FileAssets(ObjectStore objects, Scope scope) {

    void publish(Path manifest) {
        JsonNode root = CloudAssembly.json(manifest);
        if (!root.path("dockerImages").isEmpty()) {
            throw new IllegalArgumentException(
                    manifest + " lists container images, which the embedded AWS doesn't take: it runs no containers.");
        }
        root.path("files").forEach(file -> {
            if (file.path("source").has("executable")) {
                throw new IllegalArgumentException(
                        manifest + ": assets that a command makes can't be published in-process.");
            }
            Path source = manifest.resolveSibling(file.path("source").path("path").asText());
            file.path("destinations").forEach(destination -> objects.put(scope,
                    placed(destination.path("bucketName").asText()), placed(destination.path("objectKey").asText()),
                    content(source, file.path("source").path("packaging").asText("file"))));
        });
    }

    private String placed(String text) {
        return text.replace("${AWS::AccountId}", scope.account()).replace("${AWS::Region}", scope.region())
                .replace("${AWS::Partition}", "aws");
    }

    private static byte[] content(Path source, String packaging) {
        try {
            return packaging.equals("zip") && Files.isDirectory(source) ? zip(source) : Files.readAllBytes(source);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the asset " + source, e);
        }
    }

    private static byte[] zip(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(directory.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
