package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.MessagingLab;
import software.constructs.Construct;

/** The messaging lab under the names of the original. */
final class MessagingLabStack extends LabStack {
    MessagingLabStack(Construct scope, Profile profile) {
        super(scope, "MessagingLab", "direct messages with Cognito, DynamoDB and Aurora PostgreSQL");

        MessagingLab lab = MessagingLab.Builder.create(this, "Messaging")
                .tableName("cruddur-messages")
                .streamFunctionName("cruddur-messaging-stream")
                .lifecycle(profile.lifecycle())
                .build();

        output("MessagingApiUrl", lab.getApi().getUrl());
        output("MessagesTableName", lab.getMessages().getTable().getTableName());
        output("UserPoolId", lab.getUsers().getPool().getUserPoolId());
        output("UserPoolClientId", lab.getUsers().getClient().getUserPoolClientId());
        output("MessagingDatabaseEndpoint", lab.getDatabase().getHost() + ":" + lab.getDatabase().getPort());
        output("UserSyncName", lab.getSyncUsers().getFunction().getFunctionName());
        output("UserFinderName", lab.getFindUsers().getFunction().getFunctionName());
    }
}
