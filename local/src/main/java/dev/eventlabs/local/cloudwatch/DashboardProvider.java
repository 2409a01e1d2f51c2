package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** {@code AWS::CloudWatch::Dashboard}. */
record DashboardProvider(Dashboards dashboards) implements ResourceProvider<DashboardProvider.Properties> {

    record Properties(String dashboardName, String dashboardBody) {}

    @Override
    public String type() {
        return "AWS::CloudWatch::Dashboard";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DashboardName");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.dashboardName() == null ? context.generatedName(255) : properties.dashboardName();
        if (dashboards.find(context.scope().account(), name).isPresent()) {
            return Outcome.failed(name + " already exists");
        }
        return put(context, name, properties);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return put(context, name, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        dashboards.delete(context.scope().account(), name);
        return Outcome.done(name);
    }

    private Outcome put(ResourceContext context, String name, Properties properties) {
        if (properties.dashboardBody() == null) {
            return Outcome.failed("Properties validation failed: required key [DashboardBody] not found");
        }
        dashboards.put(context.scope().account(), name, properties.dashboardBody());
        return Outcome.done(name);
    }
}
