package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** The service behind a front door, on a clock that tests move, and the SDK's client for it; every test makes pools of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UsersFixture {

    protected static final String PASSWORD = "Correct-horse-7";

    private final AtomicInteger people = new AtomicInteger();
    protected final ManualTime time = new ManualTime(Instant.parse("2026-01-07T16:20:06Z"));
    protected final PlayedTriggers functions = new PlayedTriggers();
    protected final List<String> logs = new CopyOnWriteArrayList<>();
    protected final List<String> metrics = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private FrontDoor door;
    protected Cognito service;
    protected CognitoIdentityProviderClient cognito;

    @BeforeAll
    void open() {
        Ids ids = new Ids(new SecureRandom());
        service = new Cognito(new Cognito.Ports(functions,
                (scope, group, stream, message) -> logs.add(group + " " + stream + " " + message),
                (scope, namespace, metric, dimensions, value, unit) -> metrics.add(
                        metric + " " + dimensions.get("UserPoolClient") + " " + value),
                this::endpoint),
                time, ids);
        door = new FrontDoor(0, new Dispatcher(List.of(service), Scope.standard(), ids));
        cognito = CognitoIdentityProviderClient.builder().endpointOverride(endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @AfterAll
    void close() {
        cognito.close();
        door.close();
        http.close();
    }

    protected URI endpoint() {
        return URI.create("http://localhost:" + door.port());
    }

    /** A pool whose users sign in with their e-mail address, and a client of it that takes passwords. */
    protected Users users() {
        return users(pool -> {}, client -> {});
    }

    protected Users users(Consumer<CreateUserPoolRequest.Builder> ofPool,
            Consumer<CreateUserPoolClientRequest.Builder> ofClient) {
        CreateUserPoolRequest.Builder pool = CreateUserPoolRequest.builder().poolName("people")
                .usernameAttributes(UsernameAttributeType.EMAIL).autoVerifiedAttributes(VerifiedAttributeType.EMAIL);
        ofPool.accept(pool);
        String poolId = cognito.createUserPool(pool.build()).userPool().id();
        CreateUserPoolClientRequest.Builder client = CreateUserPoolClientRequest.builder().userPoolId(poolId)
                .clientName("app").explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH, ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH);
        ofClient.accept(client);
        return new Users(poolId, cognito.createUserPoolClient(client.build()).userPoolClient().clientId());
    }

    protected static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    /** That a call is refused with a code and a text. */
    protected static void refused(ThrowingCallable call, String code, String text) {
        Assertions.assertThatThrownBy(call).isInstanceOfSatisfying(CognitoIdentityProviderException.class, e -> {
            Assertions.assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            Assertions.assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(text);
            Assertions.assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    protected JsonNode get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Calls an action as a page in a browser does: unsigned. */
    protected JsonNode post(String action, String body) {
        return send(HttpRequest.newBuilder(endpoint()).header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + action)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return Json.parseOwn(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool and its client. */
    protected final class Users {

        final String pool;
        final String client;

        Users(String pool, String client) {
            this.pool = pool;
            this.client = client;
        }

        /** @return the address of somebody new */
        String somebody() {
            return "person" + people.incrementAndGet() + "@example.com";
        }

        void signUp(String name, AttributeType... attributes) {
            cognito.signUp(request -> request.clientId(client).username(name).password(PASSWORD)
                    .userAttributes(attributes));
        }

        /** The code that was sent to somebody last. */
        String code(String address) {
            return lastMessage(address).path("code").asText();
        }

        JsonNode lastMessage(String address) {
            return get(endpoint() + "/_eventlabs/cognito/" + pool + "/messages").path("messages").valueStream()
                    .filter(each -> each.path("destination").asText().equals(address))
                    .reduce((first, second) -> second).orElseThrow();
        }

        void confirm(String name) {
            cognito.confirmSignUp(request -> request.clientId(client).username(name).confirmationCode(code(name)));
        }

        /** @return the address of somebody who has signed up and confirmed it */
        String member() {
            String name = somebody();
            signUp(name);
            confirm(name);
            return name;
        }

        AuthenticationResultType signIn(String name) {
            return signIn(name, PASSWORD);
        }

        AuthenticationResultType signIn(String name, String password) {
            return cognito.initiateAuth(request -> request.clientId(client).authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", name, "PASSWORD", password))).authenticationResult();
        }

        AuthenticationResultType refresh(String token) {
            return cognito.initiateAuth(request -> request.clientId(client).authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                    .authParameters(Map.of("REFRESH_TOKEN", token))).authenticationResult();
        }

        String status(String name) {
            return cognito.adminGetUser(request -> request.userPoolId(pool).username(name)).userStatusAsString();
        }

        String value(String name, String attribute) {
            return cognito.adminGetUser(request -> request.userPoolId(pool).username(name)).userAttributes().stream()
                    .filter(each -> each.name().equals(attribute)).findFirst().map(AttributeType::value).orElse(null);
        }
    }
}
