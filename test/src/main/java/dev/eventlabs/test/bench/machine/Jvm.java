package dev.eventlabs.test.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JVMs that are started beside this one, of the same JDK. */
public final class Jvm {

    private Jvm() {}

    public static Process start(List<String> flags, String classPath, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, mainClass));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first line that begins so, and tells the rest of it. */
    public static String firstLine(Process process, String beginning) {
        try {
            BufferedReader reader = process.inputReader();
            String line;
            do {
                line = reader.readLine();
                if (line == null) {
                    throw new IllegalStateException(
                            "The process ended before it said " + beginning + ": " + process.info());
                }
            } while (!line.startsWith(beginning));
            return line.substring(beginning.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags of a JVM that runs, without those that say which program: what it was told about heap, compilers and collectors. */
    public static List<String> flags(ProcessHandle process) {
        List<String> flags = new ArrayList<>();
        // Not ProcessHandle.Info, which gives up when the class path is long.
        for (String argument : Processes.tell("args=", Long.toString(process.pid())).split("\\s+")) {
            if (argument.equals("-cp")) {
                break;
            }
            boolean ofItsOwn = argument.contains("SharedArchive") || argument.contains("AOT")
                    || argument.contains("-Xlog");
            if ((argument.startsWith("-X") || argument.startsWith("--")) && !ofItsOwn) {
                flags.add(argument);
            }
        }
        return flags;
    }
}
