package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

final class ConcurrencyIT extends LambdaFixture {

    @Override
    protected int maxEnvironments() {
        return 2;
    }

    @Test
    void f82RefusesMoreThanTheReservedConcurrency() throws InterruptedException {
        String name = function(request -> request.timeout(2));
        lambda.putFunctionConcurrency(request -> request.functionName(name).reservedConcurrentExecutions(1));
        Thread running = hang(name);

        assertThatThrownBy(() -> invoke(name, "{}")).isInstanceOfSatisfying(TooManyRequestsException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(429);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
            assertThat(e.reasonAsString()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
        });
        running.join();
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
        assertThat(recorded.measured).extracting(Recorded.Measured::metric).contains("Throttles");
    }

    @Test
    void f82ReservingNothingBlocksEverything() {
        String name = function();
        lambda.putFunctionConcurrency(request -> request.functionName(name).reservedConcurrentExecutions(0));

        assertThatThrownBy(() -> invoke(name, "{}")).isInstanceOf(TooManyRequestsException.class);

        lambda.deleteFunctionConcurrency(request -> request.functionName(name));
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }

    @Test
    void givesUpIdleEnvironmentsOfOthersBeforeItRefuses() throws InterruptedException {
        List<String> names = List.of(function(), function(), function());
        names.forEach(name -> assertThat(result(name, "{}").asInt()).isEqualTo(1));

        assertThat(result(names.get(2), "{}").asInt()).as("the last are still warm").isEqualTo(2);
        assertThat(result(names.get(0), "{}").asInt()).as("the first had to go").isEqualTo(1);
    }

    @Test
    void refusesWhatTheMachineHasNoRoomFor() throws InterruptedException {
        String name = function(request -> request.timeout(10));
        List<Thread> running = new ArrayList<>(List.of(hang(name), hang(name)));

        assertThatThrownBy(() -> invoke(name, "{}")).isInstanceOfSatisfying(TooManyRequestsException.class,
                e -> assertThat(e.reasonAsString()).isEqualTo("ConcurrentInvocationLimitExceeded"));
        for (Thread each : running) {
            each.join();
        }
    }

    @Test
    void waitsForRoomIfItsCallerDoes() throws InterruptedException {
        String name = function(request -> request.timeout(3));
        List<Thread> running = new ArrayList<>(List.of(hang(name), hang(name)));

        assertThat(call(name, Duration.ofMinutes(1))).isInstanceOf(Invocation.Returned.class);
        for (Thread each : running) {
            each.join();
        }
    }

    @Test
    void nobodyWaitsForEverBehindAFunctionThatIsAlwaysBusy() throws InterruptedException {
        String busy = function();
        String other = function();
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                while (!enough.get()) {
                    call(busy, Duration.ofMinutes(1));
                }
            }));
        }
        await().until(() -> started(busy) > 10);

        Invocation invocation = call(other, Duration.ofMinutes(1));

        enough.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(invocation).isInstanceOf(Invocation.Returned.class);
    }

    private Invocation call(String name, Duration patience) {
        return service.invoke(SCOPE, SCOPE.arn("lambda", "function:" + name), "{}".getBytes(StandardCharsets.UTF_8),
                patience);
    }

    /** Returns once it runs. */
    private Thread hang(String name) {
        long before = started(name);
        Thread running = Thread.ofVirtual().start(() -> invoke(name, "{\"do\":\"hang\"}"));
        await().until(() -> started(name) > before);
        return running;
    }

    private long started(String name) {
        return recorded.messages("/aws/lambda/" + name).stream().filter(line -> line.startsWith("START")).count();
    }
}
