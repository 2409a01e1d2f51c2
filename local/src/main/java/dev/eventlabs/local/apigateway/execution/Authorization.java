package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.UserPools;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Whether a request may call a method. Thread-safe. */
final class Authorization {

    private final FunctionCalls functions;
    private final UserPools pools;
    private final AuthorizerAnswers answers;

    Authorization(FunctionCalls functions, UserPools pools, AuthorizerAnswers answers) {
        this.functions = functions;
        this.pools = pools;
        this.answers = answers;
    }

    /** @throws GatewayError if it may not */
    void check(Exchange exchange) {
        switch (exchange.method().authorization()) {
            case "AWS_IAM" -> {
                // Whoever has signed it may: policies aren't enforced yet.
                if (RequestContext.accessKey(exchange.request()).isEmpty()) {
                    throw GatewayError.of(ResponseType.MISSING_AUTHENTICATION_TOKEN);
                }
            }
            case "COGNITO_USER_POOLS" -> checkUser(exchange, authorizer(exchange));
            case "CUSTOM" -> checkWithFunction(exchange, authorizer(exchange));
            default -> {
                // Open to all.
            }
        }
    }

    private static Authorizer authorizer(Exchange exchange) {
        return exchange.method().authorizer()
                .orElseThrow(() -> GatewayError.of(ResponseType.AUTHORIZER_CONFIGURATION_ERROR));
    }

    private void checkUser(Exchange exchange, Authorizer authorizer) {
        String token = identity(exchange, authorizer).getFirst().replaceFirst("(?i)^Bearer\\s+", "");
        List<String> arns = authorizer.pools().stream().map(each -> exchange.variables().substitute(each, ""))
                .toList();
        switch (pools.verify(exchange.stage().scope(), arns, token)) {
            case UserPools.Verdict.Valid(ObjectNode claims) -> {
                if (!isWanted(claims, exchange.method().scopes(), authorizer)) {
                    throw GatewayError.of(ResponseType.UNAUTHORIZED);
                }
                ObjectNode answer = Json.object();
                answer.set("claims", claims);
                exchange.authorized(answer, "");
            }
            case UserPools.Verdict.Expired() -> throw GatewayError.of(ResponseType.EXPIRED_TOKEN);
            case UserPools.Verdict.Invalid() -> throw GatewayError.of(ResponseType.UNAUTHORIZED);
        }
    }

    /**
     * Whether it is the right kind of token: an access token with one of the scopes where the method names any, else an ID token.
     *
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html">AWS</a>
     */
    private static boolean isWanted(ObjectNode claims, List<String> scopes, Authorizer authorizer) {
        if (authorizer.validation().filter(regex -> !claims.path("aud").asText().matches(regex)).isPresent()) {
            return false;
        }
        return scopes.isEmpty() ? claims.path("token_use").asText().equals("id")
                : claims.path("token_use").asText().equals("access")
                        && List.of(claims.path("scope").asText().split(" ")).stream().anyMatch(scopes::contains);
    }

    private void checkWithFunction(Exchange exchange, Authorizer authorizer) {
        List<String> identity = identity(exchange, authorizer);
        String key = exchange.stage().scope() + " " + exchange.stage().apiId() + " " + exchange.stage().name() + " "
                + authorizer.id() + " " + identity;
        boolean kept = !authorizer.timeToLive().isZero() && !identity.isEmpty();
        AuthorizerAnswer answer = (kept ? answers.find(key) : Optional.<AuthorizerAnswer>empty())
                .orElseGet(() -> ask(exchange, authorizer, identity));
        if (kept) {
            answers.keep(key, answer, authorizer.timeToLive());
        }
        if (!answer.allows(methodArn(exchange))) {
            throw GatewayError.of(ResponseType.ACCESS_DENIED);
        }
        exchange.authorized(answer.context().put("principalId", answer.principal())
                .put("integrationLatency", 0), answer.apiKey());
    }

    private AuthorizerAnswer ask(Exchange exchange, Authorizer authorizer, List<String> identity) {
        ObjectNode event;
        if (authorizer.type().equals("TOKEN")) {
            event = Json.object().put("type", "TOKEN").put("methodArn", methodArn(exchange))
                    .put("authorizationToken", identity.getFirst());
        } else {
            event = Json.object().put("type", "REQUEST").put("methodArn", methodArn(exchange));
            event.setAll(ProxyEvent.of(exchange));
            event.remove(List.of("body", "isBase64Encoded"));
        }
        return switch (functions.ask(exchange, authorizer, Json.bytes(event))) {
            case Invocation.Returned returned -> AuthorizerAnswer.read(returned.payload());
            // The one message that has a meaning of its own.
            case Invocation.Faulted faulted when new String(faulted.payload(),
                    StandardCharsets.UTF_8).contains("\"errorMessage\":\"Unauthorized\"") ->
                throw GatewayError.of(ResponseType.UNAUTHORIZED);
            case Invocation.Faulted faulted -> throw GatewayError.of(ResponseType.AUTHORIZER_FAILURE);
            case Invocation.Throttled throttled -> throw GatewayError.of(ResponseType.AUTHORIZER_FAILURE);
        };
    }

    /** What identifies the caller; all of it must be there. */
    private static List<String> identity(Exchange exchange, Authorizer authorizer) {
        List<String> sources = authorizer.identitySources().isEmpty() && !authorizer.type().equals("REQUEST")
                ? List.of("method.request.header.Authorization")
                : authorizer.identitySources();
        List<String> all = sources.stream().map(each -> exchange.variables().value(each)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> GatewayError.of(ResponseType.UNAUTHORIZED))).toList();
        // Of a pool's token the expression is for the audience instead.
        if (!authorizer.type().equals("COGNITO_USER_POOLS")
                && authorizer.validation().filter(regex -> !all.getFirst().matches(regex)).isPresent()) {
            throw GatewayError.of(ResponseType.UNAUTHORIZED);
        }
        return all;
    }

    private static String methodArn(Exchange exchange) {
        return exchange.stage().scope().arn("execute-api", exchange.stage().apiId() + "/" + exchange.stage().name()
                + "/" + exchange.request().method() + exchange.path());
    }
}
