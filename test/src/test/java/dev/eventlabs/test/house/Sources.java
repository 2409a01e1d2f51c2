package dev.eventlabs.test.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the source of a class is, in this checkout. */
final class Sources {

    /** Maven runs the tests of a module in its folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final List<String> MODULES = List.of("snapshots", "runtime", "infrastructure", "local", "testkit",
            "cli", "test");

    private Sources() {}

    /** Every Java file of every module, tests included. */
    static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    /** The source folder of the class's package. */
    static Path of(JavaClass each) {
        String module = each.getPackageName().split("\\.")[2];
        Path main = ROOT.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(main)) {
            throw new IllegalStateException("No module " + module + " under " + ROOT);
        }
        return main.resolve(each.getPackageName().replace('.', '/'));
    }
}
