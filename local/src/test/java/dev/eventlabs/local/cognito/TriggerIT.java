package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When functions are called, with what, and what becomes of what they say; a real one is in {@link TriggerStackIT}. */
class TriggerIT extends UsersFixture {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

    @BeforeEach
    void forget() {
        functions.events.clear();
        functions.permitted = true;
        functions.behaviour = PlayedTriggers::returned;
    }

    @Test
    void aFunctionIsToldOfWhoHasConfirmed() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.postConfirmation(FUNCTION)), client -> {});
        String name = users.somebody();
        users.signUp(name, attribute("name", "Carol"));
        assertThat(functions.events).isEmpty();
        cognito.confirmSignUp(request -> request.clientId(users.client).username(name)
                .confirmationCode(users.code(name)).clientMetadata(Map.of("from", "the app")));

        String sub = users.value(name, "sub");
        assertThat(functions.events).containsExactly(Json.parseOwn("""
                {"version": "1", "region": "us-east-1", "userPoolId": "%s", "userName": "%s",
                 "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "%s"},
                 "triggerSource": "PostConfirmation_ConfirmSignUp",
                 "request": {"userAttributes": {"sub": "%s", "name": "Carol", "email": "%s", "email_verified": "true",
                   "cognito:user_status": "CONFIRMED"}, "clientMetadata": {"from": "the app"}},
                 "response": {}}""".formatted(users.pool, sub, users.client, sub, name)));
        String other = users.somebody();
        users.signUp(other);
        cognito.adminConfirmSignUp(request -> request.userPoolId(users.pool).username(other));
        assertThat(functions.events.getLast().at("/callerContext/clientId").asText())
                .isEqualTo("CLIENT_ID_NOT_APPLICABLE");
    }

    @Test
    void whoIsConfirmedStaysSoWhenTheFunctionFails() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.postConfirmation(FUNCTION)), client -> {});
        String name = users.somebody();
        users.signUp(name);
        functions.behaviour = failing("no such table");

        refused(() -> users.confirm(name), "UserLambdaValidationException",
                "PostConfirmation failed with error no such table.");
        assertThat(users.status(name)).isEqualTo("CONFIRMED");
        assertThat(functions.events).as("a failure isn't tried again").hasSize(1);
    }

    @Test
    void aFunctionLetsInOrKeepsOutWhoSignsUp() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.preSignUp(FUNCTION).postConfirmation(FUNCTION)),
                client -> {});
        functions.behaviour = failing("Only friends");
        refused(() -> users.signUp("foe@example.com"), "UserLambdaValidationException",
                "PreSignUp failed with error Only friends.");
        refused(() -> users.status("foe@example.com"), "UserNotFoundException", "User does not exist.");
        functions.behaviour = event -> {
            if (event.path("triggerSource").asText().equals("PreSignUp_SignUp")) {
                ((ObjectNode) event.get("response")).put("autoConfirmUser", true).put("autoVerifyEmail", true);
            }
            return PlayedTriggers.returned(event);
        };
        functions.events.clear();
        assertThat(cognito.signUp(request -> request.clientId(users.client).username("friend@example.com")
                .password(PASSWORD).validationData(attribute("invitation", "7"))).userConfirmed()).isTrue();
        assertThat(users.status("friend@example.com")).isEqualTo("CONFIRMED");
        assertThat(users.value("friend@example.com", "email_verified")).isEqualTo("true");
        assertThat(functions.events).extracting(event -> event.path("triggerSource").asText())
                .containsExactly("PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp");
        JsonNode request = functions.events.getFirst().path("request");
        assertThat(request).isEqualTo(Json.parseOwn("""
                {"userAttributes": {"email": "friend@example.com", "email_verified": "false"},
                 "validationData": {"invitation": "7"}}"""));
    }

    @Test
    void functionsAroundASignInRefuseItAndChangeWhatTokensSay() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.preAuthentication(FUNCTION)
                .postAuthentication(FUNCTION).preTokenGeneration(FUNCTION)), client -> {});
        String name = users.member();
        functions.behaviour = event -> {
            if (event.path("triggerSource").asText().startsWith("TokenGeneration")) {
                ((ObjectNode) event.get("response")).set("claimsOverrideDetails", Json.parseOwn("""
                        {"claimsToAddOrOverride": {"tenant": "t1", "sub": "not-me"}, "claimsToSuppress": ["email"],
                         "groupOverrideDetails": {"groupsToOverride": ["staff"]}}"""));
            }
            return PlayedTriggers.returned(event);
        };
        String token = users.signIn(name).idToken();
        JsonNode claims = Json.parseOwn(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                StandardCharsets.UTF_8));

        assertThat(functions.events).extracting(event -> event.path("triggerSource").asText()).containsExactly(
                "PreAuthentication_Authentication", "PostAuthentication_Authentication",
                "TokenGeneration_Authentication");
        assertThat(claims.path("tenant").asText()).isEqualTo("t1");
        assertThat(claims.path("sub").asText()).isEqualTo(users.value(name, "sub"));
        assertThat(claims.has("email")).isFalse();
        assertThat(claims.path("cognito:groups")).isEqualTo(Json.parseOwn("[\"staff\"]"));
        functions.behaviour = failing("closed on Sundays");
        refused(() -> users.signIn(name), "UserLambdaValidationException",
                "PreAuthentication failed with error closed on Sundays.");
    }

    @Test
    void aFunctionWritesTheMessages() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.customMessage(FUNCTION)), client -> {});
        functions.behaviour = event -> {
            ((ObjectNode) event.get("response")).put("emailSubject", "Hi").put("emailMessage",
                    "Type " + event.at("/request/codeParameter").asText() + ", please");
            return PlayedTriggers.returned(event);
        };
        String name = users.somebody();
        users.signUp(name);
        assertThat(users.lastMessage(name).path("subject").asText()).isEqualTo("Hi");
        assertThat(users.lastMessage(name).path("body").asText()).isEqualTo("Type " + users.code(name) + ", please");
        assertThat(functions.events.getFirst().path("triggerSource").asText()).isEqualTo("CustomMessage_SignUp");
    }

    @Test
    void aFunctionThatMayntBeCalledOrAnswersNonsenseIsToldApart() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.preSignUp(FUNCTION)), client -> {});
        functions.permitted = false;
        refused(() -> users.signUp("a@example.com"), "UnexpectedLambdaException",
                "PreSignUp invocation failed due to error AccessDeniedException.");
        functions.permitted = true;
        functions.behaviour = event -> new Invocation.Returned("id", "null".getBytes(StandardCharsets.UTF_8), "1");
        refused(() -> users.signUp("a@example.com"), "InvalidLambdaResponseException", "Unrecognizable lambda output");
    }

    @Test
    void aFunctionHasFiveSecondsAndThreeAttempts() throws Exception {
        Users users = users(pool -> pool.lambdaConfig(each -> each.preSignUp(FUNCTION)), client -> {});
        CountDownLatch release = new CountDownLatch(1);
        functions.behaviour = event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return PlayedTriggers.returned(event);
        };
        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                () -> thrownBy(() -> users.signUp("slow@example.com")));
        for (int attempt = 1; attempt <= 3; attempt++) {
            int expected = attempt;
            Awaitility.await().until(() -> functions.events.size() == expected && time.sleepers() == 1);
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(failure.get()).hasMessageContaining(
                "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.");
        assertThat(functions.events).hasSize(3);
        release.countDown();
    }

    private static Throwable thrownBy(ThrowingCallable call) {
        try {
            call.call();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private static Function<ObjectNode, Invocation> failing(String message) {
        return event -> new Invocation.Faulted("id",
                Json.bytes(Json.object().put("errorMessage", message).put("errorType", "java.lang.RuntimeException")),
                "1");
    }
}
