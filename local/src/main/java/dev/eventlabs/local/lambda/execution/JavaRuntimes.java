package dev.eventlabs.local.lambda.execution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java runtimes: the worker on the JDK that runs this program, whichever of the runtimes a function names. Thread-safe.
 */
final class JavaRuntimes implements RuntimeFamily {

    /** What the JVM needs beside the heap, roughly; AWS gives the heap about as much. */
    private static final double HEAP_SHARE = 0.85;

    /** Nobody listens there. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final JavaPrograms programs;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    JavaRuntimes(JavaPrograms programs) {
        this.programs = programs;
    }

    @Override
    public Set<String> runtimes() {
        return Set.of("java17", "java21", "java25");
    }

    @Override
    public List<String> command(EnvironmentSpec spec) {
        List<String> command = plain(spec);
        if (archivable(spec)) {
            programs.archive(spec).ifPresent(archive -> command.add(1, "-XX:AOTCache=" + archive));
        }
        return command;
    }

    @Override
    public void published(EnvironmentSpec spec, Map<String, String> variables) {
        if (!programs.areForSeveral()) {
            train(spec, variables);
        }
    }

    @Override
    public void worked(EnvironmentSpec spec, Map<String, String> variables) {
        if (programs.areForSeveral() && spec.snapStart()) {
            // It may outlive its embedded AWS, and mustn't talk to another one then.
            Map<String, String> alone = new LinkedHashMap<>(variables);
            alone.put("AWS_ENDPOINT_URL", NOWHERE);
            train(spec, alone);
        }
    }

    private void train(EnvironmentSpec spec, Map<String, String> variables) {
        if (archivable(spec)) {
            programs.train(spec, plain(spec), variables);
        }
    }

    private List<String> plain(EnvironmentSpec spec) {
        List<String> command = new ArrayList<>(List.of(java.toString(),
                "-Xmx" + (int) (spec.memoryMegabytes() * HEAP_SHARE) + "m",
                "-XX:+UseSerialGC",
                // As AWS sets it: functions are short-lived.
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=error,aot=off,cds=off:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // There is no home on AWS, hence no profile of the developer's that an SDK could find.
                "-Duser.home=/home/sbx_user1051",
                "-Dorg.crac.Core.Compat=" + WorkerProgram.CRAC_PACKAGE));
        command.add("-cp");
        command.add(classPath(spec.code()).stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(WorkerProgram.MAIN_CLASS);
        return command;
    }

    /** An archive takes jars only, and no agents. */
    private static boolean archivable(EnvironmentSpec spec) {
        return onlyJars(spec.code()) && !spec.variables().containsKey("JAVA_TOOL_OPTIONS");
    }

    private static boolean onlyJars(Path code) {
        try (Stream<Path> content = Files.list(code)) {
            return content.allMatch(each -> each.getFileName().toString().equals("lib"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The runtime's own first, then the root of the code, then its {@code lib/*.jar} by name, as on AWS. */
    private List<Path> classPath(Path code) {
        List<Path> all = new ArrayList<>(programs.workerClassPath());
        if (!onlyJars(code)) {
            all.add(code);
        }
        Path lib = code.resolve("lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> jars = Files.list(lib)) {
                jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
