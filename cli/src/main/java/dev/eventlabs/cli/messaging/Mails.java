package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.FunctionLogs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** What the embedded Cognito would have mailed: it is in a log group, for whoever wants to read it. */
record Mails(FunctionLogs logs) {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    static Mails of(MessagingSystem system) {
        return new Mails(new FunctionLogs(system.clients(), "/eventlabs/cognito/" + system.pool().poolId()));
    }

    /** The latest that was sent to the address. */
    Optional<String> latest(String address) {
        List<String> all = logs.events(0).stream().map(FilteredLogEvent::message)
                .filter(mail -> mail.contains("to " + address + " ")).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    static Optional<String> code(String mail) {
        Matcher code = CODE.matcher(mail.substring(mail.indexOf(')') + 1));
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }
}
