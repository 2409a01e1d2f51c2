package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import java.util.Map;

/**
 * What is up.
 *
 * @param cloud the embedded AWS
 * @param labs those that were deployed, with what their stacks say
 */
public record Up(CloudRecord cloud, Map<Lab, StackOutputs> labs) {

    void print(Terminal terminal) {
        labs.forEach((lab, outputs) -> {
            terminal.print("");
            terminal.print(terminal.styled(Style.BOLD, lab.name()) + "  " + lab.summary());
            Table table = new Table("output", "value");
            outputs.values().forEach(table::row);
            table.print(terminal);
            terminal.print("");
            terminal.print("Try:");
            lab.linesToTry(outputs).forEach(line -> terminal.print("  " + line));
        });
        terminal.print("");
        terminal.print(
                "The embedded AWS is at " + cloud.endpoint() + ".  For the aws CLI and SDKs:  eval \"$(./lab env)\"");
        terminal.print("What is there:  ./lab status     Stop it:  ./lab down");
    }
}
