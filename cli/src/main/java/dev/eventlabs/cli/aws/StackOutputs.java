package dev.eventlabs.cli.aws;

import dev.eventlabs.cli.terminal.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * What a deployed stack says of itself.
 *
 * @param stack its name
 * @param values by the outputs' names
 */
public record StackOutputs(String stack, Map<String, String> values) {

    /** @throws Failure if the stack isn't deployed there */
    public static StackOutputs of(Clients clients, String stack) {
        try {
            return of(clients.cloudFormation()
                    .describeStacks(request -> request.stackName(stack))
                    .stacks()
                    .getFirst());
        } catch (CloudFormationException e) {
            if (e.statusCode() == 400) {
                throw new Failure("The stack " + stack + " isn't deployed: " + e.awsErrorDetails().errorMessage(),
                        "Deploy it:  ./lab up " + stack, e);
            }
            throw e;
        }
    }

    /** Of all stacks that are there, by name. */
    public static List<StackOutputs> all(Clients clients) {
        return clients.cloudFormation()
                .describeStacksPaginator()
                .stacks()
                .stream()
                .map(StackOutputs::of)
                .sorted(Comparator.comparing(StackOutputs::stack))
                .toList();
    }

    /**
     * The one of these that has the name; it may be of any app, not only of this checkout's labs.
     *
     * @throws Failure if there is none
     */
    public static StackOutputs named(String name, List<StackOutputs> deployed) {
        return deployed.stream().filter(each -> each.stack().equals(name)).findFirst().orElseThrow(() -> {
            String stacks = String.join(", ", deployed.stream().map(StackOutputs::stack).toList());
            return new Failure("The stack " + name + " isn't deployed.",
                    stacks.isEmpty() ? "No stack is. Deploy the labs:  ./lab up" : "Stacks: " + stacks);
        });
    }

    private static StackOutputs of(Stack stack) {
        Map<String, String> values = new TreeMap<>();
        for (Output output : stack.outputs()) {
            values.put(output.outputKey(), output.outputValue());
        }
        return new StackOutputs(stack.stackName(), values);
    }

    /** @throws Failure if the stack has no such output */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Failure("The stack " + stack + " has no output " + name + "; it has " + values.keySet() + ".",
                    "Deploy this checkout's version:  ./lab up " + stack);
        }
        return value;
    }
}
