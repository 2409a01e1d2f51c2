package dev.eventlabs.local.apigateway.execution;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.spi.UserPools;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where deployed APIs answer: the service that clients' requests come to. Thread-safe. */
public final class Execution implements Service {

    /** AWS's own limit for a body. */
    private static final long MAX_BODY_BYTES = 10L << 20;
    /** AWS's own limit for all headers together. */
    private static final int MAX_HEADER_BYTES = 10_240;

    private final Stages stages;
    private final Pipeline pipeline;
    private final Journal journal;
    private final Time time;

    /** What it uses of others. */
    public record Ports(FunctionInvoker functions, UserPools pools, KeyPlans plans, LogSink logs, MetricSink metrics) {}

    /** Port: the stages that there are. */
    @FunctionalInterface
    public interface Stages {
        Optional<Stage> find(String apiId, String stage);
    }

    public Execution(Stages stages, Ports ports, Time time, Ids ids) {
        this.stages = stages;
        this.time = time;
        FunctionCalls functions = new FunctionCalls(ports.functions(), time);
        journal = new Journal(ports.logs(), ports.metrics());
        pipeline = new Pipeline(
                new Gate(new Authorization(functions, ports.pools(), new AuthorizerAnswers(time)), ports.plans(),
                        new TokenBuckets(time)),
                new Integrations(functions), time, ids);
    }

    @Override
    public String name() {
        return "execute-api";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public long maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    /** As AWS says it: no API's own answers are asked for, and it isn't JSON. */
    @Override
    public Optional<AwsResponse> tooLarge() {
        return Optional.of(AwsResponse.bytes(413, "text/plain; charset=utf-8",
                ("HTTP content length exceeded " + MAX_BODY_BYTES + " bytes.").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(request -> Address.of(request).isPresent(), this::handle));
    }

    private AwsResponse handle(Call call) {
        AwsRequest request = call.request();
        Optional<Address> address = Address.of(request);
        Optional<Stage> stage = address.flatMap(each -> stages.find(each.apiId(), each.stage()));
        if (stage.isEmpty()) {
            return ErrorAnswer.standard(ResponseType.WAF_FILTERED).with("x-amzn-RequestId", call.requestId());
        }
        if (request.headers().entrySet().stream().mapToInt(Execution::size).sum() > MAX_HEADER_BYTES) {
            return AwsResponse.empty(431);
        }
        Exchange exchange = pipeline.begin(stage.get(), request, address.get().path(), call.requestId());
        AwsResponse answer = pipeline.route(exchange);
        journal.record(exchange, answer, Duration.between(exchange.began(), time.instant()));
        return answer;
    }

    private static int size(Map.Entry<String, List<String>> header) {
        return header.getValue().stream().mapToInt(value -> header.getKey().length() + value.length() + 4).sum();
    }

    /**
     * Tries a method as it is now, without a stage's settings and without a gate.
     *
     * @param stage made for it, named {@code test-invoke-stage}
     * @param request whose path has no stage
     * @return the answer, and what the execution log would say
     */
    public Trial attempt(Stage stage, String resourceId, String method, AwsRequest request, String requestId) {
        Exchange exchange = pipeline.begin(stage, request, request.path(), requestId);
        Endpoint endpoint = stage.api().endpoint(resourceId).orElseThrow();
        Map<String, String> parameters = stage.api().find(request.path())
                .filter(match -> match.endpoint().equals(endpoint)).map(Routing.Match::parameters).orElse(Map.of());
        exchange.matched(endpoint, endpoint.methods().get(method), parameters);
        AwsResponse answer = pipeline.attempt(exchange);
        return new Trial(answer, Journal.lines(exchange, answer, true),
                Duration.between(exchange.began(), time.instant()));
    }

    /** What a tried method has answered. */
    public record Trial(AwsResponse answer, List<String> log, Duration latency) {}
}
