package dev.eventlabs.cli.aws;

import dev.eventlabs.cli.terminal.Failure;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * What a function logged.
 *
 * @param group the log group that it logs to
 */
public record FunctionLogs(Clients clients, String group) {

    /** @throws Failure if there is no such function, with those that there are */
    public static FunctionLogs of(Clients clients, String function) {
        try {
            LoggingConfig logging = clients.lambda()
                    .getFunctionConfiguration(request -> request.functionName(function))
                    .loggingConfig();
            return new FunctionLogs(clients,
                    logging == null || logging.logGroup() == null ? "/aws/lambda/" + function : logging.logGroup());
        } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException e) {
            String functions = clients.lambda()
                    .listFunctionsPaginator()
                    .functions()
                    .stream()
                    .map(FunctionConfiguration::functionName)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new Failure("There is no function " + function + ".",
                    functions.isEmpty() ? "Nothing is deployed. Deploy the labs:  ./lab up" : "Functions: " + functions,
                    e);
        }
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
