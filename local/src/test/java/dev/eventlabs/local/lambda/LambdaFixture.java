package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.lambda.execution.Host;
import dev.eventlabs.local.lambda.execution.JavaPrograms;
import dev.eventlabs.local.lambda.handlers.Probe;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** The service behind a front door, with recorded ports, and the SDK's client for it; every test makes functions of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LambdaFixture {

    protected static final String ROLE = "arn:aws:iam::000000000000:role/function";
    protected static final Scope SCOPE = Scope.standard();

    private final AtomicInteger names = new AtomicInteger();
    protected final Recorded recorded = new Recorded();
    @TempDir protected Path directory;
    protected Path work;
    protected byte[] code;
    protected Lambda service;
    private JavaPrograms programs;
    private FrontDoor door;
    protected LambdaClient lambda;

    protected Time time() {
        return Time.system();
    }

    protected int maxEnvironments() {
        return 4;
    }

    @BeforeAll
    void open(@TempDir Path directory) {
        // The machine may be busy, and a JVM has to start.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        work = directory;
        code = Zip.ofHandlers();
        Ids ids = new Ids(new SecureRandom());
        programs = JavaPrograms.forOne(directory);
        service = new Lambda(new Host(directory, programs, this::endpoint, maxEnvironments(), time(), ids),
                new Lambda.Ports(recorded, recorded, recorded, recorded));
        door = new FrontDoor(0, new Dispatcher(List.of(service), SCOPE, ids));
        lambda = LambdaClient.builder().endpointOverride(endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(each -> each.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterAll
    void close() {
        lambda.close();
        door.close();
        service.close();
        programs.close();
    }

    protected URI endpoint() {
        return URI.create("http://localhost:" + door.port());
    }

    /** @return the name of a new function that runs {@link Probe} */
    protected String function() {
        return function(request -> {});
    }

    protected String function(Consumer<CreateFunctionRequest.Builder> wish) {
        String name = "function-" + names.incrementAndGet();
        CreateFunctionRequest.Builder request = CreateFunctionRequest.builder().functionName(name)
                .runtime(Runtime.JAVA25)
                .handler(Probe.class.getName()).role(ROLE).timeout(20)
                .code(each -> each.zipFile(SdkBytes.fromByteArray(code)));
        wish.accept(request);
        lambda.createFunction(request.build());
        return name;
    }

    protected InvokeResponse invoke(String function, String payload) {
        return lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload))
                .logType(LogType.TAIL));
    }

    protected JsonNode result(String function, String payload) {
        return Json.parseOwn(invoke(function, payload).payload().asUtf8String());
    }

    protected static String tail(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    }

    protected static JsonNode error(InvokeResponse response) {
        return Json.parseOwn(response.payload().asUtf8String());
    }
}
