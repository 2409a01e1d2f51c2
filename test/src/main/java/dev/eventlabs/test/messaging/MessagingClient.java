package dev.eventlabs.test.messaging;

import dev.eventlabs.test.client.EventSource;
import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The deployed Messaging lab, used with nothing but HTTP and AWS's SDK. Thread-safe. */
public final class MessagingClient implements AutoCloseable {

    /** As the lab calls it. */
    public static final String STREAM_FUNCTION = "cruddur-messaging-stream";

    private final Names names;
    private final MessagingApi api;
    private final CognitoIdentityProviderClient cognito;
    private final DynamoDbClient dynamo;
    private final LambdaClient lambda;
    private final People people;

    /** @param endpoint of the embedded AWS */
    public MessagingClient(URI endpoint, Names names) {
        this.names = names;
        api = new MessagingApi(names.api());
        cognito = Sdk.at(endpoint, CognitoIdentityProviderClient.builder());
        dynamo = Sdk.at(endpoint, DynamoDbClient.builder());
        lambda = Sdk.at(endpoint, LambdaClient.builder());
        people = new People(cognito, names, this::synchronise);
    }

    public Names names() {
        return names;
    }

    public MessagingApi api() {
        return api;
    }

    public CognitoIdentityProviderClient cognito() {
        return cognito;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public LambdaClient lambda() {
        return lambda;
    }

    public People people() {
        return people;
    }

    /** What feeds the function of the stream. */
    public EventSource source() {
        return new EventSource(lambda, STREAM_FUNCTION);
    }

    /** The items of the table. */
    public List<Map<String, AttributeValue>> stored() {
        return dynamo.scanPaginator(scan -> scan.tableName(names.table()).consistentRead(true)).items().stream()
                .toList();
    }

    /**
     * Brings users into the table.
     *
     * @param users as {@link People#all()} tells them
     * @return how many, and who was refused
     */
    public String synchronise(String users) {
        InvokeResponse answer = invoke(names.userSync(), users);
        if (answer.functionError() != null) {
            throw new IllegalStateException("The users weren't synchronised: " + answer.payload().asUtf8String());
        }
        return answer.payload().asUtf8String();
    }

    /** Invokes what is live of a function and waits for its answer. */
    public InvokeResponse invoke(String function, String payload) {
        return lambda.invoke(call -> call.functionName(function).qualifier("live")
                .payload(SdkBytes.fromUtf8String(payload)));
    }

    @Override
    public void close() {
        api.close();
        cognito.close();
        dynamo.close();
        lambda.close();
    }

    /**
     * What the stack's outputs say.
     *
     * @param api of the stage, with a slash at its end
     */
    public record Names(String api, String table, String userPool, String userPoolClient, String userSync) {

        /** @param outputs of the stack {@code MessagingLab} */
        public static Names of(Map<String, String> outputs) {
            return new Names(outputs.get("MessagingApiUrl"), outputs.get("MessagesTableName"),
                    outputs.get("UserPoolId"), outputs.get("UserPoolClientId"), outputs.get("UserSyncName"));
        }
    }
}
