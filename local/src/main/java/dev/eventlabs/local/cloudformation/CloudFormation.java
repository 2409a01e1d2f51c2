package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.deploy.Deployments;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS CloudFormation. Thread-safe. */
public final class CloudFormation implements Service {

    /** A stack's template may have 51,200 bytes, each of which may take three in a form. */
    private static final long MAX_BODY_BYTES = 1L << 20;

    private final ResourceTypes types;
    private final Deployments deployments;
    private final Api.Actions actions;

    /**
     * @param providers of all other services
     * @param objects where templates are loaded from
     * @param parameters what templates refer to as SSM parameters
     */
    public CloudFormation(List<ResourceProvider<?>> providers, ObjectStore objects, Parameters parameters, Time time,
            Ids ids) {
        List<ResourceProvider<?>> all = new ArrayList<>(providers);
        all.addAll(resources());
        types = new ResourceTypes(all);
        StackStore store = new StackStore();
        Surroundings surroundings = new Surroundings(store, types, parameters, time, ids);
        deployments = new Deployments(surroundings);
        actions = actions(surroundings, new TemplateSource(objects));
    }

    private Api.Actions actions(Surroundings surroundings, TemplateSource templates) {
        Lookup lookup = new Lookup(surroundings.store());
        DefinitionReader definitions = new DefinitionReader(templates, surroundings);
        StackActions stacks = new StackActions(surroundings, deployments, definitions, lookup);
        Api.ActionsBuilder builder = Api.Actions.builder();
        stacks.register(builder);
        new ChangeSetActions(surroundings, deployments, definitions, lookup, stacks).register(builder);
        new DescribeActions(surroundings.store(), lookup).register(builder);
        new TemplateActions(templates, lookup).register(builder);
        Map<String, Action> guarded = new LinkedHashMap<>();
        builder.build().actions().forEach((name, action) -> guarded.put(name, guarded(action)));
        return new Api.Actions(guarded, Optional.empty(),
                Optional.of(new Api.QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/", "2010-05-15")),
                Optional.empty(), "ValidationError");
    }

    /** What a template is refused for is the caller's fault, whichever action has found it. */
    private static Action guarded(Action action) {
        return (call, input) -> {
            try {
                return action.handle(call, input);
            } catch (TemplateException e) {
                throw AwsException.badRequest("ValidationError", e.getMessage());
            }
        };
    }

    @Override
    public String name() {
        return "cloudformation";
    }

    @Override
    public List<Api> apis() {
        return List.of(actions);
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new CdkMetadata(), new WaitConditionHandle());
    }

    /** All types that can be deployed. */
    public ResourceTypes types() {
        return types;
    }

    @Override
    public long maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public void close() {
        deployments.close();
    }
}
