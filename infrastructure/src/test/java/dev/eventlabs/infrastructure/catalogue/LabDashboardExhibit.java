package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.observability.LabDashboard;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

final class LabDashboardExhibit extends Exhibit {
    private final LabDashboard shown;

    LabDashboardExhibit() {
        DurableQueue parcels = DurableQueue.Builder.create(this, "Parcels").build();
        JavaFunction sorter = function("Sorter");
        // tag::lab-dashboard[]
        LabDashboard dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .queue("Parcels", parcels)
                .function("Sorter", sorter)
                .build();
        // end::lab-dashboard[]
        shown = dashboard;

        // tag::lab-dashboard-override[]
        LabDashboard.Builder.create(this, "Week")
                .queue("Parcels", parcels)
                .dashboard(d -> d.defaultInterval(Duration.days(7)))
                .build();
        // end::lab-dashboard-override[]
    }

    @Override
    String page() {
        return "lab-dashboard";
    }

    @Override
    List<Construct> shown() {
        return List.of(shown);
    }

    @Override
    void proves(Synthesised out) {
        String dashboard = "AWS::CloudWatch::Dashboard";
        assertThat(out.properties(dashboard, "Dashboard").toString()).contains("Parcels: messages waiting",
                "Sorter: Duration");
        assertThat(out.properties(dashboard, "Week").toString()).contains("-P7D");
    }
}
