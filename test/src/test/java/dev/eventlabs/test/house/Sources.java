package dev.eventlabs.test.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the source of a class is, in this checkout. */
final class Sources {

    /** Maven runs the tests of a module in its folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Sources() {}

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
