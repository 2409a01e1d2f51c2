package dev.eventlabs.cli;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.terminal.Usage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells what went wrong: what was given, what is allowed, what to do. */
final class Troubles {

    private final Terminal terminal;

    Troubles(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A command line that makes no sense. */
    int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        complain(message(e, command));
        if (!command.getSubcommands().isEmpty()) {
            terminal.say("Commands: " + String.join(", ", command.getSubcommands().keySet()));
        }
        terminal.say("Help:  ./" + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException e, CommandLine command) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return e.getMessage();
        }
        String given = unmatched.getUnmatched().getFirst();
        String what = given.startsWith("-") ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command";
        List<String> suggestions = unmatched.getSuggestions();
        return "There is no " + what + " " + given + "." + (suggestions.isEmpty()
                ? what.equals("option") ? " Options: " + options(command) + "." : ""
                : " Did you mean " + String.join(" or ", suggestions) + "?");
    }

    private static String options(CommandLine command) {
        return command.getCommandSpec()
                .options()
                .stream()
                .map(OptionSpec::longestName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A command that couldn't do it. */
    int execution(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        switch (e) {
            case Usage usage -> {
                complain(usage.getMessage());
                terminal.say("Help:  ./" + command.getCommandSpec().qualifiedName() + " --help");
                return ExitCode.USAGE;
            }
            case Failure failure -> {
                complain(failure.getMessage());
                failure.advice().lines().forEach(terminal::say);
            }
            case AwsServiceException service -> {
                String details = service.awsErrorDetails() == null
                        ? service.getMessage()
                        : service.awsErrorDetails().errorCode() + ": " + service.awsErrorDetails().errorMessage();
                complain("AWS refused (HTTP " + service.statusCode() + ", request " + service.requestId() + "): "
                        + details);
            }
            case SdkClientException client when isCausedByConnect(client) -> {
                complain("Nothing answers there: " + client.getMessage());
                terminal.say("Is it running?  ./lab status     Start it:  ./lab up");
            }
            case SdkClientException client -> complain("The call to AWS failed: " + client.getMessage());
            default -> {
                complain("This is a bug of the lab command; please report it with what follows.");
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                terminal.say(trace.toString().stripTrailing());
            }
        }
        return ExitCode.SOFTWARE;
    }

    private void complain(String message) {
        terminal.say(terminal.saying(Style.RED, "lab: ") + message);
    }

    private static boolean isCausedByConnect(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
