package dev.eventlabs.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script {@code lab} in a checkout of fakes: a JDK, a Node and a Maven that only say how they were called. */
class LauncherTest {

    private static final List<String> TOOLS = List.of("sh", "dirname", "readlink", "sed", "find", "head", "tail",
            "date",
            "mkdir", "touch", "mv", "grep", "sleep", "cat");

    @TempDir private Path directory;
    private Path checkout;
    private Path bin;
    private Path jvms;

    @BeforeEach
    void lay() throws IOException {
        checkout = Files.createDirectories(directory.resolve("my check out"));
        bin = Files.createDirectories(directory.resolve("bin"));
        jvms = Files.createDirectories(directory.resolve("jvms"));
        Files.copy(Path.of("..", "lab"), checkout.resolve("lab"));
        checkout.resolve("lab").toFile().setExecutable(true);
        for (String tool : TOOLS) {
            // A link out of the temporary directory is what JUnit warns of.
            script(bin.resolve(tool), "exec " + tool(tool) + " \"$@\"");
        }
        script(bin.resolve("node"), "echo v24.1.0");
        script(bin.resolve("npm"), "exit 0");
        script(checkout.resolve("mvnw"), "echo \"maven $*\" >>\"${0%mvnw}\"/maven.calls; exit \"${MAVEN_EXIT:-0}\"");
        jdk("temurin 25", "25.0.3");
    }

    @Test
    void handsEverythingOverFromAnyDirectoryThroughALink() throws Exception {
        built();
        Path link = Files.createSymbolicLink(directory.resolve("lab-link"), checkout.resolve("lab"));

        Run run = run(link, "orders", "send", "20", "--seed", "a b");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("-Dlab.root=" + checkout.toRealPath() + "\n",
                "dev.eventlabs.cli.Main\norders\nsend\n20\n--seed\na b\n", "eventlabs-cli-1.jar:")
                .doesNotContain("DynamoDBLocal");
    }

    @Test
    void saysWhatToDoWithoutAJdk25() throws Exception {
        built();
        forgetJdks();
        jdk("old", "17.0.9");

        Run run = run(checkout.resolve("lab"), "status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no JDK 25", "JAVA_HOME", "adoptium.net");
    }

    @Test
    void looksFurtherWhenJavaHomeIsTooOld() throws Exception {
        built();
        Path old = jdk("a-17", "17.0.9");

        Run run = run(checkout.resolve("lab"), "JAVA_HOME=" + old, "status");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("java of temurin 25");
    }

    @Test
    void takesAJdkThatIsNewerThan25() throws Exception {
        built();
        forgetJdks();
        jdk("next", "26-ea");

        assertThat(run(checkout.resolve("lab"), "status").out()).startsWith("java of next");
    }

    @Test
    void saysWhatToDoWithoutNode() throws Exception {
        built();
        Files.delete(bin.resolve("node"));

        Run run = run(checkout.resolve("lab"), "up");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("Node isn't on the PATH", "version 20", "nodejs.org");
    }

    @Test
    void refusesANodeThatIsTooOld() throws Exception {
        built();
        script(bin.resolve("node"), "echo v18.20.1");

        Run run = run(checkout.resolve("lab"), "demo");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("v18.20.1", "version 20");
    }

    @Test
    void buildsWhenASourceHasChangedButOnlyForWhatDeploys() throws Exception {
        built();
        Path source = checkout.resolve("runtime/src/main/Handler.java");
        Files.writeString(source, "changed");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        for (String command : List.of("status", "down", "env", "--version", "--help")) {
            assertThat(run(checkout.resolve("lab"), command).exit()).isZero();
        }
        assertThat(run(checkout.resolve("lab"), "up", "--help").exit()).isZero();
        assertThat(checkout.resolve("maven.calls")).doesNotExist();

        assertThat(run(checkout.resolve("lab"), "up").exit()).isZero();
        assertThat(checkout.resolve("maven.calls")).content().contains("maven -B -ntp -DskipTests package");
    }

    @Test
    void doesNotBuildWhatIsUpToDate() throws Exception {
        built();

        assertThat(run(checkout.resolve("lab"), "up").exit()).isZero();
        assertThat(checkout.resolve("maven.calls")).doesNotExist();
    }

    @Test
    void tellsAFailedBuildAndWhereItsLogIs() throws Exception {
        Run run = run(checkout.resolve("lab"), "MAVEN_EXIT=1", "up");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("the build failed", checkout.toRealPath().resolve(".lab/build.log").toString());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void hasNothingToStopInAFreshCheckout() throws Exception {
        Run run = run(checkout.resolve("lab"), "down");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("Nothing was running.\n");
        assertThat(checkout.resolve("maven.calls")).doesNotExist();
    }

    private record Run(int exit, String out, String err) {}

    /** @param words those before the first without = are environment variables */
    private Run run(Path script, String... words) throws Exception {
        List<String> arguments = List.of(words).stream().dropWhile(word -> word.contains("=")).toList();
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(arguments);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("LAB_JVMS", jvms.toString());
        List.of(words).stream().takeWhile(word -> word.contains("=")).map(word -> word.split("=", 2))
                .forEach(pair -> builder.environment().put(pair[0], pair[1]));
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(err));
    }

    /** As after a build: newer than every source. */
    private void built() throws IOException {
        for (String module : List.of("runtime", "infrastructure", "local", "cli")) {
            Files.createDirectories(checkout.resolve(module + "/src/main"));
            Files.writeString(Files.createDirectories(checkout.resolve(module + "/target"))
                    .resolve("eventlabs-" + module + "-1.jar"), "");
        }
        Path library = Files.createDirectories(checkout.resolve("cli/target/lib"));
        Files.writeString(library.resolve("picocli.jar"), "");
        Files.writeString(library.resolve("DynamoDBLocal-3.jar"), "");
        Files.writeString(Files.createDirectories(checkout.resolve("node_modules")).resolve(".package-lock.json"), "");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(jvms.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Fake\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo \"java of " + name + "\"; for word in \"$@\"; do echo \"$word\"; done");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private void forgetJdks() throws IOException {
        jvms = Files.createDirectories(directory.resolve("other jvms"));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path tool(String name) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return Path.of(folder, name);
            }
        }
        throw new IllegalStateException(name + " isn't on the PATH");
    }
}
