package dev.eventlabs.test.messaging;

import dev.eventlabs.infrastructure.labs.MessagingLab;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.test.cloud.AheadTime;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.LabOnLocalCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import software.amazon.awscdk.Stack;

/** Gives the tests of a class the Messaging lab on an embedded AWS of their own, whose clock they may put forward. */
final class MessagingOnLocalCloud extends LabOnLocalCloud<MessagingOnLocalCloud.Messaging> {

    private final AheadTime time = new AheadTime();

    MessagingOnLocalCloud() {
        super("MessagingLab", Messaging.class);
    }

    @Override
    protected Time time() {
        return time;
    }

    @Override
    protected void fill(Stack stack) {
        MessagingLab lab = MessagingLab.Builder.create(stack, "Messaging")
                .streamFunctionName(MessagingClient.STREAM_FUNCTION).build();
        output(stack, "MessagingApiUrl", lab.getApi().getUrl());
        output(stack, "MessagesTableName", lab.getMessages().getTable().getTableName());
        output(stack, "UserPoolId", lab.getUsers().getPool().getUserPoolId());
        output(stack, "UserPoolClientId", lab.getUsers().getClient().getUserPoolClientId());
        output(stack, "UserSyncName", lab.getSyncUsers().getFunction().getFunctionName());
    }

    @Override
    protected Messaging open(DeployedStack deployed) {
        return new Messaging(deployed, time);
    }

    /** The lab, with a client for it. */
    static final class Messaging implements AutoCloseable {

        private final DeployedStack deployed;
        private final AheadTime time;
        private final MessagingClient client;

        Messaging(DeployedStack deployed, AheadTime time) {
            this.deployed = deployed;
            this.time = time;
            client = new MessagingClient(deployed.cloud().endpoint(),
                    MessagingClient.Names.of(deployed.outputs("MessagingLab")));
        }

        MessagingClient client() {
            return client;
        }

        AheadTime time() {
            return time;
        }

        /** As it was synthesised. */
        String template() {
            try {
                return Files.readString(deployed.assembly().resolve("MessagingLab.template.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            client.close();
            deployed.close();
        }
    }
}
