package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeStoreTest {

    private static final byte[] ZIP = Zip.of(Map.of("lib/one.txt", "1", "two.txt", "2"));

    @TempDir private Path directory;

    @Test
    void storesOfOneDirectoryHaveEachPackageOnce() throws Exception {
        List<Callable<Path>> stores = Stream.generate(() -> (Callable<Path>) () -> new CodeStore(directory).store(ZIP)
                .root()).limit(8).toList();
        try (ExecutorService clouds = Executors.newFixedThreadPool(8)) {
            for (Future<Path> root : clouds.invokeAll(stores)) {
                assertThat(root.get().resolve("lib/one.txt")).hasContent("1");
            }
        }
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).as("nothing half unpacked").hasSize(1);
        }
    }

    @Test
    void nobodyMayWriteIntoIt() throws Exception {
        Path root = new CodeStore(directory).store(ZIP).root();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).as("%s", each)
                        .doesNotContain("w");
            }
        }
    }
}
