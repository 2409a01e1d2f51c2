package dev.eventlabs.infrastructure.constructs.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awscdk.services.lambda.Code;

/** The zip of all handlers that travels inside this artifact. */
public final class RuntimeCode {
    static final String RESOURCE = "/dev/eventlabs/infrastructure/eventlabs-runtime.zip";
    /** Handlers and what they read are in our jars; the others are libraries. */
    private static final Pattern OWN_JAR = Pattern.compile("lib/eventlabs-.*\\.jar");

    private RuntimeCode() {}

    /**
     * The files of a folder that handlers find on their class path, such as {@code db/taxi}, each by its name and without those
     * of folders below. Empty if there is none.
     */
    public static SortedMap<String, byte[]> filesOf(String folder) {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        var files = new TreeMap<String, byte[]>();
        try (ZipInputStream zip = new ZipInputStream(zip().openStream())) {
            for (ZipEntry jar = zip.getNextEntry(); jar != null; jar = zip.getNextEntry()) {
                if (OWN_JAR.matcher(jar.getName()).matches()) {
                    // Not closed: it would close the zip around it.
                    addFiles(new ZipInputStream(zip), prefix, files);
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + RESOURCE, e);
        }
    }

    private static void addFiles(ZipInputStream jar, String prefix, SortedMap<String, byte[]> files)
            throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            String name = entry.getName();
            if (name.startsWith(prefix) && !name.equals(prefix) && name.indexOf('/', prefix.length()) < 0) {
                files.put(name.substring(prefix.length()), jar.readAllBytes());
            }
        }
    }

    /** As a CDK asset. CDK names an asset after its content, so wherever the zip lies, the template stays the same. */
    static Code fromClassPath() {
        // Says what is missing, before OnDisk would say only that it can't be initialised.
        zip();
        return Code.fromAsset(OnDisk.ZIP);
    }

    /** Where the zip is for as long as this JVM lives: CDK reads and hashes a file once for each path, so all functions must name the same. */
    private static final class OnDisk {
        static final String ZIP = onDisk(zip()).toString();
    }

    private static URL zip() {
        return required(RuntimeCode.class.getResource(RESOURCE));
    }

    /** @param zip null if it isn't there */
    static URL required(URL zip) {
        if (zip == null) {
            throw new IllegalStateException("The class path has no " + RESOURCE
                    + ", the code of the labs' functions. Take eventlabs-infrastructure as it was packaged (in a checkout:"
                    + " ./mvnw -DskipTests package), or give the function other code with .code(Code.fromAsset(…)).");
        }
        return zip;
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
