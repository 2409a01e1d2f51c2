package dev.eventlabs.cli.aws;

import dev.eventlabs.cli.terminal.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
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
        // The exact name first: that needs the fewest rights.
        return ofFunction(clients, name).or(() -> ofGroup(clients, name)).orElseGet(() -> {
            String function = meant(name, clients.lambda().listFunctionsPaginator().functions().stream()
                    .map(FunctionConfiguration::functionName).sorted().toList());
            return ofFunction(clients, function).orElseThrow();
        });
    }

    private static Optional<FunctionLogs> ofFunction(Clients clients, String name) {
        try {
            GetFunctionConfigurationResponse function = clients.lambda()
                    .getFunctionConfiguration(request -> request.functionName(name));
            LoggingConfig logging = function.loggingConfig();
            return Optional.of(new FunctionLogs(clients, logging == null || logging.logGroup() == null
                    ? "/aws/lambda/" + function.functionName()
                    : logging.logGroup()));
        } catch (LambdaException e) {
            // 400: what can't be a function's name may be a log group's.
            if (e.statusCode() == 404 || e.statusCode() == 400) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<FunctionLogs> ofGroup(Clients clients, String name) {
        return clients.logs().describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name)).logGroups()
                .stream()
                .map(LogGroup::logGroupName).filter(name::equals).map(group -> new FunctionLogs(clients, group))
                .findFirst();
    }

    /** CloudFormation generates names that nobody wants to type. */
    static String meant(String name, List<String> functions) {
        Optional<String> same = functions.stream().filter(name::equalsIgnoreCase).findFirst();
        if (same.isPresent()) {
            return same.get();
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
