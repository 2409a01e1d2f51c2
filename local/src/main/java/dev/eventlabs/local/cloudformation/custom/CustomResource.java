package dev.eventlabs.local.cloudformation.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * A resource that a function takes care of.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html">custom resources</a>
 */
public final class CustomResource implements ResourceProvider<ObjectNode> {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final String type;
    private final FunctionInvoker functions;
    private final Responses responses;
    private final Time time;
    private final Ids ids;

    /** @param type {@code Custom::*} or {@code AWS::CloudFormation::CustomResource} */
    public CustomResource(String type, FunctionInvoker functions, Responses responses, Time time, Ids ids) {
        this.type = type;
        this.functions = functions;
        this.responses = responses;
        this.time = time;
        this.ids = ids;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Class<ObjectNode> properties() {
        return ObjectNode.class;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("*");
    }

    @Override
    public Outcome create(ResourceContext context, ObjectNode properties) {
        Result result = ask(context, new Request("Create", Optional.empty(), properties, Optional.empty()));
        if (result.asked() && result.outcome() instanceof Outcome.Failed) {
            // AWS asks for a deletion when it rolls back, since a creation that has failed may have left something.
            delete(context, result.physicalId().orElseGet(() -> context.generatedName(255)), properties);
        }
        return result.outcome();
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, ObjectNode before, ObjectNode after) {
        if (!before.path("ServiceToken").equals(after.path("ServiceToken"))) {
            return Outcome.failed("Modifying service token is not allowed.");
        }
        return ask(context, new Request("Update", Optional.of(physicalId), after, Optional.of(before))).outcome();
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, ObjectNode properties) {
        return ask(context, new Request("Delete", Optional.of(physicalId), properties, Optional.empty())).outcome();
    }

    /**
     * @param asked whether the function may have done something
     * @param physicalId of a failed creation, if the function named one
     */
    private record Result(Outcome outcome, boolean asked, Optional<String> physicalId) {

        static Result refused(String reason) {
            return new Result(Outcome.failed(reason), false, Optional.empty());
        }

        static Result failed(String reason) {
            return new Result(Outcome.failed(reason), true, Optional.empty());
        }
    }

    private Result ask(ResourceContext context, Request request) {
        String function = request.function();
        if (!function.contains(":lambda:")) {
            return Result.refused(function.isEmpty() ? "Missing required property ServiceToken."
                    : "The embedded AWS backs custom resources by Lambda functions only, but ServiceToken is "
                            + function);
        }
        if (!functions.exists(context.scope(), function)) {
            return Result.refused("Invalid ServiceToken: there is no function " + function + ".");
        }
        Optional<Duration> timeout = timeout(request.properties());
        if (timeout.isEmpty()) {
            return Result.refused("ServiceTimeout must be a whole number of seconds from 1 to 3600, but is "
                    + request.properties().get("ServiceTimeout") + ".");
        }
        String requestId = ids.uuid();
        Responses.Awaited awaited = responses.expect();
        try {
            functions.invokeAsync(context.scope(), function, request.payload(context, requestId, awaited.url()));
            return switch (await(awaited, timeout.get(), requestId)) {
                case Responses.Answer.Wrong(String reason) -> Result.failed(reason);
                case Responses.Answer.Given(ObjectNode body) -> result(body, request, requestId);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.refused("Custom resource request was cancelled (RequestId: " + requestId + ")");
        } finally {
            responses.forget(awaited);
        }
    }

    /** @return empty if what was given isn't allowed */
    private static Optional<Duration> timeout(ObjectNode properties) {
        JsonNode given = properties.get("ServiceTimeout");
        if (given == null) {
            return Optional.of(LONGEST);
        }
        return Optional.of(given.asText()).filter(text -> text.matches("\\d{1,4}")).map(Integer::parseInt)
                .filter(seconds -> seconds >= 1 && seconds <= LONGEST.toSeconds()).map(Duration::ofSeconds);
    }

    private Responses.Answer await(Responses.Awaited awaited, Duration timeout, String requestId)
            throws InterruptedException {
        Thread clock = Thread.ofVirtual().start(() -> {
            try {
                time.sleep(timeout);
                awaited.answer()
                        .complete(new Responses.Answer.Wrong("CloudFormation did not receive a response from your"
                                + " Custom Resource. Please check your logs for requestId [" + requestId + "]."));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return awaited.answer().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clock.interrupt();
        }
    }

    private static Result result(ObjectNode body, Request request, String requestId) {
        Optional<String> given = Optional.ofNullable(body.get("PhysicalResourceId")).filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull()).map(JsonNode::asText).filter(id -> !id.isEmpty());
        return switch (body.path("Status").asText()) {
            case "SUCCESS" -> (request.kind().equals("Delete") ? request.physicalId() : given.or(request::physicalId))
                    .map(id -> new Result(Outcome.done(id, data(body)), true, Optional.of(id)))
                    .orElseGet(() -> Result.failed("Invalid PhysicalResourceId"));
            case "FAILED" -> new Result(Outcome.failed("Received response status [FAILED] from custom resource. Message"
                    + " returned: " + body.path("Reason").asText("See the details in CloudWatch Log Stream")
                    + " (RequestId: " + requestId + ")"), true, given);
            default -> Result.failed("Invalid response object: Status must be SUCCESS or FAILED, but is "
                    + body.path("Status"));
        };
    }

    private static Map<String, Object> data(ObjectNode body) {
        Map<String, Object> data = new LinkedHashMap<>();
        body.path("Data").properties().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        return data;
    }
}
