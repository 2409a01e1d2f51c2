package dev.eventlabs.infrastructure.constructs.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awscdk.services.lambda.Code;

/** The zip of all handlers that travels inside this artifact, as a CDK asset. */
final class RuntimeCode {
    static final String RESOURCE = "/dev/eventlabs/infrastructure/eventlabs-runtime.zip";

    private RuntimeCode() {}

    /** CDK names an asset after its content, so wherever the zip lies, the template stays the same. */
    static Code fromClassPath() {
        URL zip = RuntimeCode.class.getResource(RESOURCE);
        if (zip == null) {
            throw new IllegalStateException("The class path has no " + RESOURCE
                    + ", the code of the labs' functions. Take eventlabs-infrastructure as it was packaged (in a checkout:"
                    + " ./mvnw -DskipTests package), or give the function other code with .code(Code.fromAsset(…)).");
        }
        return Code.fromAsset(onDisk(zip).toString());
    }

    /** Node reads files, not class-path resources: a zip inside a jar is copied for as long as this JVM lives. */
    static Path onDisk(URL zip) {
        try {
            if (zip.getProtocol().equals("file")) {
                return Path.of(URI.create(zip.toString()));
            }
            Path copy = Files.createTempFile("eventlabs-runtime", ".zip");
            copy.toFile().deleteOnExit();
            try (InputStream in = zip.openStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't copy " + zip + " to the folder for temporary files", e);
        }
    }
}
