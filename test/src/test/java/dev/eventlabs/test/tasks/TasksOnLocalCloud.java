package dev.eventlabs.test.tasks;

import dev.eventlabs.infrastructure.labs.TasksLab;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.LabOnLocalCloud;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/** Gives the tests of a class the Tasks lab on an embedded AWS of their own; tasks wait one second, not ten. */
final class TasksOnLocalCloud extends LabOnLocalCloud<TasksOnLocalCloud.Tasks> {

    TasksOnLocalCloud() {
        super("TasksLab", Tasks.class);
    }

    @Override
    protected void fill(Stack stack) {
        TasksLab lab = TasksLab.Builder.create(stack, "Tasks").retryDelay(Duration.seconds(1)).build();
        output(stack, "EndpointURL", lab.getApi().getUrl());
        output(stack, "RestAPIId", lab.getApi().getApi().getRestApiId());
        output(stack, "AppTableName", lab.getTable().getTable().getTableName());
        output(stack, "StateMachineArn", lab.getWorkflow().getStateMachine().getStateMachineArn());
    }

    @Override
    protected Tasks open(DeployedStack deployed) {
        return new Tasks(deployed);
    }

    /** The lab, with a client for it. */
    static final class Tasks implements AutoCloseable {

        private final DeployedStack deployed;
        private final TasksClient client;

        Tasks(DeployedStack deployed) {
            this.deployed = deployed;
            client = new TasksClient(deployed.cloud().endpoint(), TasksClient.Names.of(deployed.outputs("TasksLab")));
        }

        TasksClient client() {
            return client;
        }

        @Override
        public void close() {
            client.close();
            deployed.close();
        }
    }
}
