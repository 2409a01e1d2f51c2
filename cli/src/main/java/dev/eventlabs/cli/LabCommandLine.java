package dev.eventlabs.cli;

import dev.eventlabs.cli.bench.BenchCommand;
import dev.eventlabs.cli.cloud.Ascent;
import dev.eventlabs.cli.cloud.DownCommand;
import dev.eventlabs.cli.cloud.EnvCommand;
import dev.eventlabs.cli.cloud.LogsCommand;
import dev.eventlabs.cli.cloud.OutputsCommand;
import dev.eventlabs.cli.cloud.StatusCommand;
import dev.eventlabs.cli.cloud.UpCommand;
import dev.eventlabs.cli.demo.DemoCommand;
import dev.eventlabs.cli.lab.Labs;
import dev.eventlabs.cli.messaging.MessagingCommand;
import dev.eventlabs.cli.messaging.MessagingConversationCommand;
import dev.eventlabs.cli.messaging.MessagingConversationsCommand;
import dev.eventlabs.cli.messaging.MessagingLab;
import dev.eventlabs.cli.messaging.MessagingSeedCommand;
import dev.eventlabs.cli.messaging.MessagingSyncUsersCommand;
import dev.eventlabs.cli.orders.OrdersCheckCommand;
import dev.eventlabs.cli.orders.OrdersCommand;
import dev.eventlabs.cli.orders.OrdersLab;
import dev.eventlabs.cli.orders.OrdersSendCommand;
import dev.eventlabs.cli.orders.RedriveCommand;
import dev.eventlabs.cli.streams.StreamsCommand;
import dev.eventlabs.cli.streams.StreamsLab;
import dev.eventlabs.cli.streams.StreamsPutCommand;
import dev.eventlabs.cli.streams.StreamsScoresCommand;
import dev.eventlabs.cli.tasks.TasksCommand;
import dev.eventlabs.cli.tasks.TasksCreateCommand;
import dev.eventlabs.cli.tasks.TasksLab;
import dev.eventlabs.cli.tasks.TasksWatchCommand;
import dev.eventlabs.cli.taxi.TaxiBillCommand;
import dev.eventlabs.cli.taxi.TaxiCommand;
import dev.eventlabs.cli.taxi.TaxiLab;
import dev.eventlabs.cli.taxi.TaxiPsqlCommand;
import dev.eventlabs.cli.taxi.TaxiRideCommand;
import dev.eventlabs.cli.taxi.TaxiTokenCommand;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** All commands, and how what goes wrong in them is told. */
final class LabCommandLine {

    static final String VERSION = "lab 0.1.0";

    private final CommandLine commandLine;

    LabCommandLine(Workspace workspace, Terminal terminal) {
        // The labs that are there: a new one is added here, and its own commands below.
        Labs labs = new Labs(List.of(new OrdersLab(), new StreamsLab(workspace), new TasksLab(), new MessagingLab(),
                new TaxiLab()));
        Ascent ascent = new Ascent(workspace, terminal);
        CommandLine orders = new CommandLine(new OrdersCommand())
                .addSubcommand(new OrdersSendCommand(workspace, terminal))
                .addSubcommand(new OrdersCheckCommand(workspace, terminal));
        CommandLine streams = new CommandLine(new StreamsCommand())
                .addSubcommand(new StreamsPutCommand(workspace, terminal))
                .addSubcommand(new StreamsScoresCommand(workspace, terminal));
        CommandLine tasks = new CommandLine(new TasksCommand())
                .addSubcommand(new TasksCreateCommand(workspace, terminal))
                .addSubcommand(new TasksWatchCommand(workspace, terminal));
        CommandLine messaging = new CommandLine(new MessagingCommand())
                .addSubcommand(new MessagingSeedCommand(workspace, terminal))
                .addSubcommand(new MessagingSyncUsersCommand(workspace, terminal))
                .addSubcommand(new MessagingConversationsCommand(workspace, terminal))
                .addSubcommand(new MessagingConversationCommand(workspace, terminal));
        CommandLine taxi = new CommandLine(new TaxiCommand())
                .addSubcommand(new TaxiRideCommand(workspace, terminal))
                .addSubcommand(new TaxiBillCommand(workspace, terminal))
                .addSubcommand(new TaxiPsqlCommand(workspace, terminal))
                .addSubcommand(new TaxiTokenCommand(workspace, terminal));
        commandLine = new CommandLine(new LabCommand())
                .addSubcommand(new UpCommand(labs, ascent, terminal))
                .addSubcommand(new DemoCommand(labs, ascent, terminal))
                .addSubcommand(new StatusCommand(workspace, terminal))
                .addSubcommand(new OutputsCommand(workspace, terminal))
                .addSubcommand(new EnvCommand(workspace, terminal))
                .addSubcommand(new LogsCommand(workspace, terminal))
                .addSubcommand(orders)
                .addSubcommand(streams)
                .addSubcommand(tasks)
                .addSubcommand(messaging)
                .addSubcommand(taxi)
                .addSubcommand(new RedriveCommand(workspace, terminal))
                .addSubcommand(new BenchCommand(workspace, terminal))
                .addSubcommand(new DownCommand(workspace, terminal));
        Troubles troubles = new Troubles(terminal);
        configure(commandLine, troubles);
        commandLine.setOut(terminal.writer());
    }

    int execute(String... arguments) {
        return commandLine.execute(helped(arguments));
    }

    /** {@code help COMMAND} is {@code COMMAND --help}. */
    private static String[] helped(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[asked.length - 1] = "--help";
        return asked;
    }

    CommandLine picocli() {
        return commandLine;
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' isn't a whole number of at most " + Integer.MAX_VALUE);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' isn't a duration such as PT10M or PT1H30M");
        }
    }

    private static void configure(CommandLine command, Troubles troubles) {
        command.setUsageHelpAutoWidth(false);
        command.setParameterExceptionHandler(troubles::usage);
        command.setExecutionExceptionHandler(troubles::execution);
        command.setAbbreviatedOptionsAllowed(false);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        // picocli's own converters tell of Java's types and exceptions.
        command.registerConverter(Integer.class, LabCommandLine::number);
        command.registerConverter(int.class, LabCommandLine::number);
        command.registerConverter(Duration.class, LabCommandLine::duration);
        for (CommandLine subcommand : command.getSubcommands().values()) {
            // Every command explains itself.
            if (subcommand.getCommandSpec().optionsMap().get("--help") == null) {
                subcommand.getCommandSpec().mixinStandardHelpOptions(true).version(VERSION);
            }
            configure(subcommand, troubles);
        }
    }
}
