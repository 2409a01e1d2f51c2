package dev.eventlabs.test.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awscdk.App;

/** Cloud assemblies, synthesised in this JVM. */
public final class Assemblies {

    private Assemblies() {}

    /**
     * One at a time: jsii has one Node process, which takes one call at a time.
     *
     * @param stacks adds them to the app
     * @return the directory that the CDK CLI knows as {@code cdk.out}; below {@code target}
     */
    public static synchronized Path synthesise(String name, Consumer<App> stacks) {
        Path directory = directory(name);
        App app = App.Builder.create().outdir(directory.toString()).analyticsReporting(false).build();
        stacks.accept(app);
        app.synth();
        return directory;
    }

    /** A new directory below {@code target}. */
    public static Path directory(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "assemblies").toAbsolutePath());
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
