package dev.eventlabs.runtime.tasks;

import dev.eventlabs.runtime.json.JsonObjects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** The state machine that makes one attempt at a task. Thread-safe. */
final class Workflow {
    private final JsonObjects json = new JsonObjects();
    private final SfnClient stepFunctions;
    private final String stateMachineArn;

    Workflow(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
    }

    Starting start(Trigger.Start trigger) {
        String input = json.text(fields -> {
            fields.writeStringField("task_id", trigger.taskId());
            fields.writeStringField("workflow_step", trigger.step());
        });
        try {
            stepFunctions.startExecution(
                    start -> start.stateMachineArn(stateMachineArn).name(trigger.execution()).input(input));
            return new Starting.Started();
        } catch (ExecutionAlreadyExistsException e) {
            // Names are remembered for 90 days, a stream's records for one.
            return new Starting.StartedBefore();
        } catch (SdkException e) {
            return new Starting.NotStarted(e.getMessage());
        }
    }

    /** Asks for the state machine: the way to Step Functions and back. */
    void warmUp() {
        stepFunctions.describeStateMachine(describe -> describe.stateMachineArn(stateMachineArn));
    }
}
