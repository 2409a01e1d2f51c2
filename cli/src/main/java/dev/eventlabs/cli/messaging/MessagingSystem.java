package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;

/**
 * The deployed lab. Thread-safe.
 *
 * @param pool who may sign in
 * @param users who is called how
 * @param messages what they wrote
 */
record MessagingSystem(Clients clients, StackOutputs outputs, UserPool pool, Users users, MessageTable messages) {

    static final String STACK = "MessagingLab";

    static MessagingSystem of(Clients clients) {
        return of(clients, StackOutputs.of(clients, STACK));
    }

    static MessagingSystem of(Clients clients, StackOutputs outputs) {
        return new MessagingSystem(clients, outputs,
                UserPool.of(clients, outputs.get("UserPoolId"), outputs.get("UserPoolClientId")),
                new Users(clients, outputs.get("UserSyncName"), outputs.get("UserFinderName")),
                new MessageTable(clients.dynamoDb(), outputs.get("MessagesTableName")));
    }

    String apiUrl() {
        return outputs.get("MessagingApiUrl");
    }
}
