package dev.eventlabs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * A synthesised app, kept until the last test of this JVM has run: to start Node and to synthesise takes seconds, to deploy doesn't.
 *
 * @param directory what the CDK CLI calls {@code cdk.out}
 * @param region of the first stack that names one, or {@code us-east-1}
 */
record Assembly(Path directory, String region) implements AutoCloseable {

    /** To be called by one thread at a time: jsii has one Node process, which takes one call at a time. */
    static Assembly synthesise(StackSource source, CdkContext context) {
        NodeOnPath.require(System.getenv());
        try {
            Path directory = Files.createTempDirectory("eventlabs-assembly-");
            try {
                App app = App.Builder.create().outdir(directory.toString()).context(context.values())
                        .analyticsReporting(false).build();
                source.addTo(app);
                List<Stack> stacks = app.getNode().findAll().stream().filter(Stack.class::isInstance)
                        .map(Stack.class::cast).toList();
                if (stacks.isEmpty()) {
                    throw new ExtensionConfigurationException(
                            "No stack was added to the app, so there is nothing to deploy.");
                }
                app.synth();
                return new Assembly(directory, stacks.stream().map(Stack::getRegion)
                        .filter(region -> !Token.isUnresolved(region)).findFirst().orElse("us-east-1"));
            } catch (RuntimeException e) {
                delete(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the synthesised app", e);
        }
    }

    @Override
    public void close() {
        delete(directory);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
