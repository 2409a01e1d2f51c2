package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.workflow.Workflow;
import java.util.List;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

final class WorkflowExhibit extends Exhibit {
    private final Workflow shown;

    WorkflowExhibit() {
        JavaFunction sorter = function("Sorter");
        // tag::workflow[]
        LambdaInvoke sort = LambdaInvoke.Builder.create(this, "Sort").lambdaFunction(sorter.getAlias()).build();
        Workflow sorting = Workflow.Builder.create(this, "Sorting", sort).build();
        // end::workflow[]
        shown = sorting;

        LambdaInvoke weigh = LambdaInvoke.Builder.create(this, "Weigh").lambdaFunction(sorter.getAlias()).build();
        // tag::workflow-override[]
        Workflow.Builder.create(this, "Weighing", weigh)
                .express()
                .stateMachine(s -> s.tracingEnabled(false))
                .build();
        // end::workflow-override[]
    }

    @Override
    String page() {
        return "workflow";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        String machine = "AWS::StepFunctions::StateMachine";
        assertThat(out.properties(machine, "Sorting").path("StateMachineType").asText()).isEqualTo("STANDARD");
        assertThat(out.properties(machine, "Weighing").path("StateMachineType").asText()).isEqualTo("EXPRESS");
        assertThat(out.properties(machine, "Weighing").at("/TracingConfiguration/Enabled").asBoolean(true)).isFalse();
    }
}
