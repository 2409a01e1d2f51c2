package dev.eventlabs.infrastructure.constructs.api;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.apigateway.CorsOptions;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IAuthorizer;
import software.amazon.awscdk.services.apigateway.IResource;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.Model;
import software.amazon.awscdk.services.apigateway.ModelOptions;
import software.amazon.awscdk.services.apigateway.RequestValidator;
import software.amazon.awscdk.services.apigateway.RequestValidatorOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.RestApiProps;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A regional REST API whose routes are answered by functions, through their alias {@code live}.
 *
 * <p>Each call is written to an access log of the stack's own and traced; requests that don't fit their route's
 * {@link JsonBody} are refused before a function runs; calls are throttled; and what API Gateway itself answers has the
 * shape {@code {"error", "message"}}. An alarm tells of answers with a status of 500 and more.
 */
public final class LambdaApi extends Construct {
    private final RestApi api;
    private final ILogGroup accessLog;
    private final Alarm serverErrorAlarm;

    private LambdaApi(Builder builder) {
        super(builder.scope, builder.id);
        ApiRules.stage(this, builder.stageName);
        ApiRules.routes(this, builder.routes);
        ApiRules.throttle(this, builder.requestsPerSecond, builder.burst);
        builder.callers.check(this, builder.routes);

        RemovalPolicy removalPolicy = builder.lifecycle.removalPolicy();
        accessLog = LogGroup.Builder.create(this, "AccessLog")
                .retention(builder.lifecycle.logRetention())
                .removalPolicy(removalPolicy)
                .build();
        StageOptions.Builder stage = StageOptions.builder()
                .tracingEnabled(true)
                .throttlingRateLimit(builder.requestsPerSecond)
                .throttlingBurstLimit(builder.burst);
        builder.stage.accept(stage);
        stage.stageName(builder.stageName)
                .accessLogDestination(new LogGroupLogDestination(accessLog))
                .accessLogFormat(AccessLogLine.format());
        api = new RestApi(this, "Api", RestApiProps.builder()
                .restApiName(builder.apiName == null ? generatedName() : builder.apiName)
                .description(builder.description)
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .defaultCorsPreflightOptions(builder.corsOrigins.isEmpty() ? null
                        : CorsOptions.builder().allowOrigins(builder.corsOrigins).build())
                .cloudWatchRole(builder.accountRole)
                .cloudWatchRoleRemovalPolicy(builder.accountRole ? removalPolicy : null)
                .deployOptions(stage.build())
                .build());
        // CDK's own output of the address; which outputs a stack has is the stack's affair.
        api.getNode().tryRemoveChild("Endpoint");
        GatewayErrors.inOneShape(api, builder.corsOrigins);
        if (builder.callers.mustBeSignedIn()) {
            GatewayErrors.ofStrangers(api, builder.corsOrigins);
        }
        addRoutes(builder.routes, builder.callers);
        serverErrorAlarm = Alarms.atLeast(this, "ServerErrors", metricServerErrors(), 1,
                "The API answered with a status of 500 or more: a function failed or took too long.");
        Acknowledgements.of(api, builder.accountRole);
    }

    /** Metrics go by the name, so two APIs of an account shouldn't share one. */
    private String generatedName() {
        return Names.uniqueResourceName(this,
                UniqueResourceNameOptions.builder().separator("-").maxLength(128).build());
    }

    private void addRoutes(List<Route> routes, Callers callers) {
        IAuthorizer authorizer = callers.authorizer(this);
        RequestValidator validator = api.addRequestValidator("Validator",
                RequestValidatorOptions.builder().validateRequestBody(true).validateRequestParameters(true).build());
        Map<JsonBody, Model> models = new HashMap<>();
        for (Route route : routes) {
            MethodOptions.Builder method = MethodOptions.builder().requestValidator(validator);
            callers.admit(method, route, authorizer);
            if (route.body() != null) {
                method.requestModels(
                        Map.of("application/json", models.computeIfAbsent(route.body(), this::model)));
            }
            // CDK's own answer for "/" isn't of the type that its signature says, and Java can't cast it.
            IResource resource = route.path().equals("/") ? api.getRoot() : api.getRoot().resourceForPath(route.path());
            resource.addMethod(route.method(), new LambdaIntegration(route.function().getAlias()), method.build());
        }
    }

    private Model model(JsonBody body) {
        return api.addModel(body.name(),
                ModelOptions.builder().modelName(body.name()).contentType("application/json").schema(body.schema())
                        .build());
    }

    /** The API. */
    public RestApi getApi() {
        return api;
    }

    /** Where it is, with its stage and a slash at the end. */
    public String getUrl() {
        return api.getUrl();
    }

    /** One line of JSON for each call. */
    public ILogGroup getAccessLog() {
        return accessLog;
    }

    /** The alarm: an answer has a status of 500 or more. It has no action yet. */
    public List<Alarm> getAlarms() {
        return List.of(serverErrorAlarm);
    }

    /** Calls: the number of each minute. */
    public Metric metricCalls() {
        return api.metricCount(PerMinute.of("SampleCount"));
    }

    /** Answers with a status from 400 to 499: the number of each minute. */
    public Metric metricClientErrors() {
        return api.metricClientError(PerMinute.of("Sum"));
    }

    /** Answers with a status of 500 or more: the number of each minute. */
    public Metric metricServerErrors() {
        return api.metricServerError(PerMinute.of("Sum"));
    }

    /** Milliseconds from a call to its answer, in the statistic given: {@code p50}, {@code p99}, {@code Average}, … */
    public Metric metricLatency(String statistic) {
        return api.metricLatency(PerMinute.of(statistic));
    }

    /** Builds a {@link LambdaApi}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<Route> routes = new ArrayList<>();
        private final Callers callers = new Callers();
        private String apiName;
        private String description;
        private String stageName = "live";
        private List<String> corsOrigins = List.of();
        private int requestsPerSecond = 1000;
        private int burst = 2000;
        private boolean accountRole = true;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<StageOptions.Builder> stage = s -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts an API in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: made of the construct's path. Metrics go by it, so it should be the account's only one of its name. */
        public Builder apiName(String apiName) {
            this.apiName = apiName;
            return this;
        }

        /** Default: no description. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Default: {@code live}; the first part of each path. */
        public Builder stageName(String stageName) {
            this.stageName = stageName;
            return this;
        }

        /** Default: no route. The function answers GET on the path, such as {@code /task/{task_id}}; can be repeated. */
        public Builder get(String path, JavaFunction function) {
            return route("GET", path, function, null);
        }

        /** Default: no route. The function answers POST on the path; a JSON body must look as told. Can be repeated. */
        public Builder post(String path, JavaFunction function, JsonBody body) {
            return route("POST", path, function, Objects.requireNonNull(body));
        }

        /** Default: no route. The function answers the method on the path, whatever the body; can be repeated. */
        public Builder route(String method, String path, JavaFunction function) {
            return route(method, path, function, null);
        }

        private Builder route(String method, String path, JavaFunction function, JsonBody body) {
            routes.add(new Route(method, path, Objects.requireNonNull(function), body));
            return this;
        }

        /**
         * Default: everybody may call. With this, only those who send the ID token of a user of the directory in the header
         * {@code Authorization}; a function finds who that is in {@code requestContext.authorizer.claims}. Others get 401.
         */
        public Builder signedIn(UserDirectory users) {
            callers.signedIn(Objects.requireNonNull(users));
            return this;
        }

        /** Default: with {@link #signedIn}, no route is open. Opens a route that was given to everybody; can be repeated. */
        public Builder open(String method, String path) {
            callers.open(method, path);
            return this;
        }

        /**
         * Default: none, browsers let only pages of the same origin call. With this, preflight requests are answered for pages of
         * these origins; a function must still send the header {@code Access-Control-Allow-Origin} with its own answers.
         */
        public Builder cors(String... origins) {
            this.corsOrigins = List.of(origins);
            return this;
        }

        /** Default: 1000 calls a second over time, 2000 at once; more are answered with 429. */
        public Builder throttle(int requestsPerSecond, int burst) {
            this.requestsPerSecond = requestsPerSecond;
            this.burst = burst;
            return this;
        }

        /**
         * Default: true, the stack makes the role with which API Gateway writes logs, and gives it to the account. It is one
         * setting for account and region, and the last deployment wins: say false where the account has a role already.
         */
        public Builder accountRole(boolean accountRole) {
            this.accountRole = accountRole;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, the access log is kept for a week and goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: traced and throttled, without a cache. Applied after our defaults; the stage's name and access log stay. */
        public Builder stage(Consumer<StageOptions.Builder> override) {
            this.stage = this.stage.andThen(override);
            return this;
        }

        /**
         * Adds the API, its routes and its alarm to the scope, and lets it invoke the functions.
         *
         * @throws IllegalArgumentException when there is no route, or something isn't as API Gateway wants it; the message says
         *             what to do
         */
        public LambdaApi build() {
            return new LambdaApi(this);
        }
    }
}
