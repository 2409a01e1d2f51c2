package dev.eventlabs.test.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A snapshot is agreed on by reading it. */
class SnapshotFilesTest {

    private static final int UNDER = 300;
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".lab");

    @Test
    void noneIsLongerThanSomebodyReads() throws IOException {
        List<Path> snapshots = snapshots();
        assertThat(snapshots).extracting(Path::toString).anyMatch(path -> path.contains("infrastructure"))
                .anyMatch(path -> path.contains("examples"));
        for (Path snapshot : snapshots) {
            assertThat(Files.readAllLines(snapshot))
                    .as("%s, to be under %d lines: agree on less, or on two halves", snapshot, UNDER)
                    .hasSizeLessThan(UNDER);
        }
    }

    private static List<Path> snapshots() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(Sources.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".json")
                        && file.toString().replace('\\', '/').contains("/src/test/snapshots/")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
