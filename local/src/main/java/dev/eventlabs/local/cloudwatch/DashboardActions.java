package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** The actions on dashboards. */
record DashboardActions(Dashboards dashboards) {

    void register(Api.ActionsBuilder actions) {
        actions.on("PutDashboard", (call, input) -> {
            dashboards.put(call.scope().account(), input.text("DashboardName"), input.text("DashboardBody"));
            return Struct.of("DashboardValidationMessages", List.of());
        }).on("GetDashboard", (call, input) -> {
            Dashboards.Dashboard found = dashboards.find(call.scope().account(), input.text("DashboardName"))
                    .orElseThrow(() -> none(input.text("DashboardName")));
            return Struct.of("DashboardArn", found.arn()).with("DashboardBody", found.body()).with("DashboardName",
                    found.name());
        }).on("ListDashboards",
                (call, input) -> Struct.of("DashboardEntries", dashboards.all(call.scope().account()).stream()
                        .filter(each -> each.name().startsWith(input.optionalText("DashboardNamePrefix").orElse("")))
                        .map(Dashboards.Dashboard::listed).toList()))
                .on("DeleteDashboards", this::delete);
    }

    private Struct delete(Call call, Input input) {
        List<String> names = input.texts("DashboardNames");
        names.stream().filter(each -> dashboards.find(call.scope().account(), each).isEmpty()).findFirst()
                .ifPresent(missing -> {
                    throw none(missing);
                });
        names.forEach(each -> dashboards.delete(call.scope().account(), each));
        return Struct.of();
    }

    private static AwsException none(String name) {
        return AwsException.notFound("DashboardNotFoundError", "Dashboard " + name + " does not exist")
                .inQuery("ResourceNotFound");
    }
}
