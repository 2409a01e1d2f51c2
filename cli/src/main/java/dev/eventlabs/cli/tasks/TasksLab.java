package dev.eventlabs.cli.tasks;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import java.util.List;

/** A REST API, a stream trigger and a workflow. */
public final class TasksLab implements Lab {

    static final String STACK = "TasksLab";

    @Override
    public String name() {
        return STACK;
    }

    @Override
    public String summary() {
        return "tasks through a REST API, and a Step Functions workflow that tries each until it succeeds";
    }

    @Override
    public String promise() {
        return "each task ends, one workflow at a time";
    }

    @Override
    public List<String> linesToTry(StackOutputs outputs) {
        return List.of(
                "./lab tasks create 100      # a new task; the workflow takes it up by itself",
                "./lab tasks watch 100       # its states as they pass",
                "curl " + outputs.get("EndpointURL") + "task/100");
    }

    @Override
    public void demo(Story story, Clients clients, StackOutputs outputs) {
        try (TasksApi api = new TasksApi(outputs.get("EndpointURL"))) {
            Workflow workflow = new Workflow(clients, outputs.get("StateMachineArn"));
            TaskIds ids = TaskIds.fresh();
            new ApiWalkthrough(story, api, ids).run();
            new WorkflowWalkthrough(story, api, workflow, ids).run();
        }
    }
}
