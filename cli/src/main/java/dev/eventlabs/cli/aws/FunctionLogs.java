package dev.eventlabs.cli.aws;

import dev.eventlabs.cli.terminal.Failure;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * What a function logged.
 *
 * @param group the log group that it logs to
 */
public record FunctionLogs(Clients clients, String group) {

    /**
     * @param name of a function, or a part that no other one's has; or of a log group
     * @throws Failure if there is no such function, with those that there are
     */
    public static FunctionLogs of(Clients clients, String name) {
        if (clients.logs().describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name)).logGroups().stream()
                .map(LogGroup::logGroupName).anyMatch(name::equals)) {
            return new FunctionLogs(clients, name);
        }
        String function = meant(name, clients.lambda().listFunctionsPaginator().functions().stream()
                .map(FunctionConfiguration::functionName).sorted().toList());
        LoggingConfig logging = clients.lambda()
                .getFunctionConfiguration(request -> request.functionName(function))
                .loggingConfig();
        return new FunctionLogs(clients,
                logging == null || logging.logGroup() == null ? "/aws/lambda/" + function : logging.logGroup());
    }

    /** CloudFormation generates names that nobody wants to type. */
    static String meant(String name, List<String> functions) {
        if (functions.contains(name)) {
            return name;
        }
        String part = name.toLowerCase(Locale.ROOT);
        List<String> found = functions.stream().filter(each -> each.toLowerCase(Locale.ROOT).contains(part)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new Failure("There is no function " + name + ".",
                    functions.isEmpty()
                            ? "Nothing is deployed. Deploy the labs:  ./lab up"
                            : "Functions: " + String.join(", ", functions));
        }
        throw new Failure("More than one function has " + name + " in its name.",
                "Functions: " + String.join(", ", found));
    }

    /**
     * Oldest first; none if the group isn't there, since nobody has invoked the function yet.
     *
     * @param fromMillis since the epoch, inclusive
     */
    public List<FilteredLogEvent> events(long fromMillis) {
        try {
            return clients.logs()
                    .filterLogEventsPaginator(request -> request.logGroupName(group).startTime(fromMillis))
                    .events()
                    .stream()
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }
}
