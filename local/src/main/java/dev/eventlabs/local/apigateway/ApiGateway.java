package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.apigateway.execution.Address;
import dev.eventlabs.local.apigateway.execution.Execution;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.PublicUrls;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.spi.UserPools;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * API Gateway's REST APIs. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html">API reference</a>
 */
public final class ApiGateway implements Service {

    private static final Pattern URL = Pattern
            .compile("https://([a-z0-9]+)\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(/.*)?");

    private final RestApis apis;
    private final Execution execution;
    private final Supplier<URI> endpoint;
    private final List<Api> routes;
    private final List<ResourceProvider<?>> resources;

    /**
     * What it uses of others.
     *
     * @param functions what is behind methods
     * @param pools whose users Cognito authorizers let in
     * @param endpoint of the front door, asked for only when a URL is told
     */
    public record Ports(FunctionInvoker functions, UserPools pools, LogSink logs, MetricSink metrics,
            Supplier<URI> endpoint) {}

    public ApiGateway(Ports ports, Time time, Ids ids) {
        endpoint = ports.endpoint();
        apis = new RestApis(time, ids);
        UsagePlans plans = new UsagePlans(time, ids);
        execution = new Execution(apis::stage,
                new Execution.Ports(ports.functions(), ports.pools(), plans, ports.logs(), ports.metrics()), time, ids);
        Resources paths = new Resources(apis);
        Methods methods = new Methods(apis);
        GatewayResponses responses = new GatewayResponses(apis);
        Account account = new Account();
        PartStore models = new PartStore(apis, new Models());
        PartStore validators = new PartStore(apis, new RequestValidators());
        PartStore authorizers = new PartStore(apis, new Authorizers());
        PartStore deployments = new PartStore(apis, new Deployments(time));
        PartStore stages = new PartStore(apis, new Stages(time));
        DeploymentActions deploying = new DeploymentActions(deployments, stages);
        List<Api.Route> all = new ArrayList<>(
                new RestApiRoutes(apis, paths, responses).routes());
        all.addAll(new MethodRoutes(methods, new TestInvocation(apis, execution)).routes());
        all.addAll(new PartRoutes(deployments, deploying::create).routes());
        List.of(models, validators, authorizers, stages).forEach(each -> all.addAll(new PartRoutes(each).routes()));
        all.addAll(new KeyRoutes(plans).routes());
        all.addAll(account.routes());
        all.addAll(new TagRoutes(apis, plans).routes());
        routes = List.of(new Api.Rest(List.copyOf(all)));
        resources = List.of(new RestApiProvider(apis), new ResourceTypeProvider(paths), new MethodProvider(methods),
                new DeploymentProvider(deploying, deployments), new StageProvider(stages), new ModelProvider(models),
                new RequestValidatorProvider(validators), new AuthorizerProvider(authorizers),
                new GatewayResponseProvider(responses), new AccountProvider(account), new ApiKeyProvider(plans),
                new UsagePlanProvider(plans), new UsagePlanKeyProvider(plans));
    }

    /** Where deployed APIs answer: a service of its own, since clients' requests aren't signed for this one. */
    public Execution execution() {
        return execution;
    }

    /** An API's URL as AWS has it, as the one that it answers at here. */
    public PublicUrls urls() {
        return (scope, url) -> {
            Matcher matcher = URL.matcher(url);
            if (!matcher.matches() || !matcher.group(2).equals(scope.region())
                    || !apis.has(scope, matcher.group(1))) {
                return Optional.empty();
            }
            String rest = matcher.group(3) == null ? "" : matcher.group(3);
            return Optional.of(endpoint.get() + Address.PREFIX + matcher.group(1) + rest);
        };
    }

    @Override
    public String name() {
        return "apigateway";
    }

    @Override
    public List<Api> apis() {
        return routes;
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return resources;
    }
}
