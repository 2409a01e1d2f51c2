package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.aws.Clients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** What a stack is made of, in the words of people. */
final class Deployed {

    /** What one would draw: not the roles, permissions and log groups that come with it. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("AWS::Lambda::Function", "function");
        PARTS.put("AWS::ApiGateway::RestApi", "API");
        PARTS.put("AWS::Cognito::UserPool", "user pool");
        PARTS.put("AWS::StepFunctions::StateMachine", "state machine");
        PARTS.put("AWS::Kinesis::Stream", "stream");
        PARTS.put("AWS::SQS::Queue", "queue");
        PARTS.put("AWS::DynamoDB::GlobalTable", "table");
        PARTS.put("AWS::DynamoDB::Table", "table");
        PARTS.put("AWS::RDS::DBCluster", "database");
        PARTS.put("AWS::EC2::VPC", "network");
    }

    private Deployed() {}

    static String by(Clients clients, String stack) {
        return of(clients.cloudFormation().listStackResourcesPaginator(request -> request.stackName(stack))
                .stackResourceSummaries().stream().map(StackResourceSummary::resourceType).toList());
    }

    /** @param types of its resources */
    static String of(Collection<String> types) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        PARTS.values().forEach(part -> counts.put(part, 0));
        types.stream().filter(PARTS::containsKey).forEach(type -> counts.merge(PARTS.get(type), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((part, count) -> {
            if (count > 0) {
                parts.add(count == 1 ? part : count + " " + part + "s");
            }
        });
        return String.join(", ", parts);
    }
}
