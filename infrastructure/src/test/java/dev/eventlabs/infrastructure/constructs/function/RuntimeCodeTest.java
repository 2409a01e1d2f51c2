package dev.eventlabs.infrastructure.constructs.function;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeCodeTest {
    @TempDir private Path folder;

    @Test
    void copiesTheZipOutOfTheJarItTravelsIn() throws IOException {
        Path jar = folder.resolve("with blank.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("runtime.zip"));
            out.write("the code".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        Path copy = RuntimeCode.onDisk(URI.create("jar:" + jar.toUri() + "!/runtime.zip").toURL());
        assertThat(copy).hasContent("the code").hasExtension("zip");
    }

    @Test
    void takesAZipThatLiesOnDiskAsItIs() throws IOException {
        Path zip = Files.writeString(folder.resolve("with blank.zip"), "the code");
        URL url = zip.toUri().toURL();
        assertThat(RuntimeCode.onDisk(url)).isEqualTo(zip);
    }

    @Test
    void refusesToGoOnWithoutTheCode() {
        assertThatRefused(() -> RuntimeCode.required(null))
                .hasMessage("The class path has no " + "/dev/eventlabs/infrastructure/eventlabs-runtime.zip"
                        + ", the code of the labs' functions. Take eventlabs-infrastructure as it was packaged (in a checkout:"
                        + " ./mvnw -DskipTests package), or give the function other code with .code(Code.fromAsset(…)).");
    }

    @Test
    void findsTheFilesOfAFolderOnTheHandlersClassPath() {
        assertThat(RuntimeCode.filesOf("META-INF")).containsKey("MANIFEST.MF")
                .containsOnlyKeys(RuntimeCode.filesOf("META-INF/").keySet())
                .allSatisfy((name, content) -> assertThat(name).doesNotContain("/"));
        assertThat(RuntimeCode.filesOf("META-INF").get("MANIFEST.MF")).asString().startsWith("Manifest-Version");
        assertThat(RuntimeCode.filesOf("nowhere")).isEmpty();
    }
}
