package dev.eventlabs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.assembly.AssemblyDeployer;
import dev.eventlabs.local.cloudformation.control.CloudControl;
import dev.eventlabs.local.cloudformation.custom.CustomResource;
import dev.eventlabs.local.cloudformation.custom.Responses;
import dev.eventlabs.local.cloudformation.deploy.Deployments;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.PublicUrls;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** AWS CloudFormation. Thread-safe. */
public final class CloudFormation implements Service {

    /** A stack's template may have 51,200 bytes, each of which may take three in a form. */
    private static final long MAX_BODY_BYTES = 1L << 20;

    private final Deployments deployments;
    private final Api.Actions actions;
    private final Responses responses;
    private final List<ResourceProvider<?>> own;
    private final AssemblyDeployer assemblies;
    private final CloudControl control;
    private final Ids ids;

    /**
     * What it uses of others.
     *
     * @param providers of all other services
     * @param objects where templates are loaded from
     * @param parameters what templates refer to as SSM parameters
     * @param secrets what templates refer to dynamically
     * @param functions what custom resources are backed by
     * @param urls where what outputs tell the URL of answers on this machine
     * @param endpoint of the front door, where these functions put their answers
     */
    public record Ports(List<ResourceProvider<?>> providers, ObjectStore objects, Parameters parameters,
            Secrets secrets,
            FunctionInvoker functions, PublicUrls urls, Supplier<URI> endpoint) {}

    public CloudFormation(Ports ports, Time time, Ids ids) {
        this.ids = ids;
        responses = new Responses(ports.endpoint(), ids);
        own = List.of(new CdkMetadata(), new WaitConditionHandle(),
                new CustomResource("Custom::*", ports.functions(), responses, time, ids),
                new CustomResource("AWS::CloudFormation::CustomResource", ports.functions(), responses, time, ids));
        List<ResourceProvider<?>> all = new ArrayList<>(ports.providers());
        all.addAll(own);
        ResourceTypes types = new ResourceTypes(all);
        StackStore store = new StackStore();
        Surroundings surroundings = new Surroundings(store, types, ports.parameters(), ports.secrets(), ports.urls(),
                time, ids);
        control = new CloudControl(surroundings);
        deployments = new Deployments(surroundings);
        actions = actions(surroundings, new TemplateSource(ports.objects()));
        assemblies = new AssemblyDeployer(this::call, ports.objects(), store, deployments);
    }

    private void call(Scope scope, String action, ObjectNode members) {
        AwsRequest request = new AwsRequest("POST", "/", Map.of(), "", Map.of(), new byte[0]);
        actions.actions().get(action).handle(new Call(scope, ids.uuid(), "", request),
                new Input(members, actions.validationCode()));
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
        new TypeActions(surroundings.types()).register(builder);
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
        return own;
    }

    /** Where functions behind custom resources answer: a service of its own, since their requests aren't signed. */
    public Service responses() {
        return responses;
    }

    /** Another API to the same resources. */
    public Service control() {
        return control;
    }

    /** Deploys cloud assemblies from within the process. */
    public AssemblyDeployer assemblies() {
        return assemblies;
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
