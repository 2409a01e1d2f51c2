package dev.eventlabs.local.rds;

import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the two types of parameter groups have in common. */
record ParameterGroupResources(Groups groups, Level level) {

    private static final int LONGEST_NAME = 255;

    /** @param name null for a generated one */
    record Draft(String name, String family, String description, Map<String, String> parameters, List<Tag> tags) {}

    Outcome create(ResourceContext context, Draft draft) {
        String name = draft.name() == null ? context.generatedLowerCaseName(LONGEST_NAME)
                : draft.name().toLowerCase(Locale.ROOT);
        groups.create(group(context, name, draft));
        return Outcome.done(name);
    }

    Outcome update(ResourceContext context, String name, Draft draft) {
        groups.replace(group(context, name, draft));
        return Outcome.done(name);
    }

    Outcome delete(ResourceContext context, String name) {
        groups.deleteParameters(context.scope(), level, name);
        return Outcome.done(name);
    }

    private ParameterGroup group(ResourceContext context, String name, Draft draft) {
        if (draft.family() == null || draft.description() == null) {
            throw Errors.invalidValue("A parameter group needs Family and Description.");
        }
        return new ParameterGroup(context.scope(), level, name, draft.family(), draft.description(),
                draft.parameters() == null ? Map.of() : Map.copyOf(draft.parameters()),
                Tag.of(context, draft.tags()));
    }
}
