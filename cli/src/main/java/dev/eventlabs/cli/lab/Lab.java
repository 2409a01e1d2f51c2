package dev.eventlabs.cli.lab;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import java.util.List;

/** One lab as the command knows it. Implementations have no state. */
public interface Lab {

    /** Of the lab and of its stack, for instance {@code OrdersLab}. */
    String name();

    /** What it shows, in one line. */
    String summary();

    /** What the walkthrough checks above all, in a few words, for instance {@code no order is lost}. */
    String promise();

    /** Commands that a newcomer can type once it is deployed, each with what it does behind a {@code #}. */
    List<String> linesToTry(StackOutputs outputs);

    /** Its original document's walkthrough on the deployed lab; may be repeated on what earlier ones left. */
    void demo(Story story, Clients clients, StackOutputs outputs);
}
