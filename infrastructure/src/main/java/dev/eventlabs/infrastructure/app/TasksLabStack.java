package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.TasksLab;
import software.constructs.Construct;

/** The tasks lab with the outputs of the original, whose names are generated. */
final class TasksLabStack extends LabStack {
    TasksLabStack(Construct scope, Profile profile) {
        super(scope, "TasksLab", "a task workflow with API Gateway and Step Functions");

        TasksLab lab = TasksLab.Builder.create(this, "Tasks").lifecycle(profile.lifecycle()).build();

        output("EndpointURL", lab.getApi().getUrl());
        output("RestAPIId", lab.getApi().getApi().getRestApiId());
        output("AppTableName", lab.getTable().getTable().getTableName());
        output("APIHandlerName", lab.getApiHandler().getFunction().getFunctionName());
        output("APIHandlerArn", lab.getApiHandler().getFunction().getFunctionArn());
        output("StateMachineArn", lab.getWorkflow().getStateMachine().getStateMachineArn());
    }
}
