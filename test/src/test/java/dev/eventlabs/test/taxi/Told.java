package dev.eventlabs.test.taxi;

import dev.eventlabs.test.client.Sdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** All that a stack tells to whoever may look, but for what is in Secrets Manager. */
record Told(URI endpoint, String stack, Path assembly) {

    /** The templates as they are kept, and what {@code cdk synth} wrote, but for the functions' code. */
    List<String> templates() {
        List<String> found = new ArrayList<>();
        try (CloudFormationClient stacks = Sdk.at(endpoint, CloudFormationClient.builder());
                Stream<Path> files = Files.walk(assembly)) {
            for (TemplateStage stage : List.of(TemplateStage.ORIGINAL, TemplateStage.PROCESSED)) {
                found.add(stacks.getTemplate(get -> get.stackName(stack).templateStage(stage)).templateBody());
            }
            for (Path file : files.filter(Files::isRegularFile).filter(each -> !each.toString().endsWith(".zip"))
                    .toList()) {
                found.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    List<String> events() {
        try (CloudFormationClient stacks = Sdk.at(endpoint, CloudFormationClient.builder())) {
            return stacks.describeStackEventsPaginator(describe -> describe.stackName(stack)).stackEvents().stream()
                    .map(Object::toString).toList();
        }
    }

    /** With parameters, tags and resources. */
    List<String> outputs() {
        try (CloudFormationClient stacks = Sdk.at(endpoint, CloudFormationClient.builder())) {
            return List.of(stacks.describeStacks(describe -> describe.stackName(stack)).toString(),
                    stacks.describeStackResources(describe -> describe.stackName(stack)).toString());
        }
    }

    /** The variables of each function and version; the SDK's own text leaves them out. */
    List<String> environments() {
        try (LambdaClient lambda = Sdk.at(endpoint, LambdaClient.builder())) {
            return lambda.listFunctionsPaginator(list -> list.functionVersion("ALL")).functions().stream()
                    .map(each -> lambda.getFunctionConfiguration(
                            get -> get.functionName(each.functionName()).qualifier(each.version())))
                    .map(each -> each.functionName() + " " + each.environment().variables()).toList();
        }
    }

    List<String> functionLogs() {
        try (CloudWatchLogsClient logs = Sdk.at(endpoint, CloudWatchLogsClient.builder())) {
            return logs.describeLogGroupsPaginator().logGroups().stream()
                    .flatMap(group -> logs.filterLogEventsPaginator(filter -> filter.logGroupName(group.logGroupName()))
                            .events().stream())
                    .map(event -> event.message()).toList();
        }
    }
}
