package dev.eventlabs.test.scores;

import dev.eventlabs.test.client.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.HashMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** A release that went wrong: a published version whose every invocation fails, since its table isn't there. Not thread-safe. */
public final class Outage {

    private final LambdaClient lambda;
    private final String function;
    private final String good;
    private final String bad;

    /**
     * Publishes the bad version; nobody uses it yet.
     *
     * @param variable the environment variable that names the table
     */
    public Outage(LambdaClient lambda, String function, String variable) {
        this.lambda = lambda;
        this.function = function;
        good = lambda.getAlias(get -> get.functionName(function).name("live")).functionVersion();
        var before = lambda.getFunctionConfiguration(get -> get.functionName(function)).environment().variables();
        Map<String, String> broken = new HashMap<>(before);
        broken.put(variable, "no-such-table");
        update(broken);
        bad = lambda.publishVersion(publish -> publish.functionName(function)).version();
        Patience.until(Duration.ofSeconds(60), Duration.ofMillis(50), "version " + bad, () -> lambda
                .getFunctionConfiguration(get -> get.functionName(function).qualifier(bad)).state() == State.ACTIVE);
        update(before);
    }

    public void begin() {
        live(bad);
    }

    public void end() {
        live(good);
    }

    private void live(String version) {
        lambda.updateAlias(update -> update.functionName(function).name("live").functionVersion(version));
    }

    private void update(Map<String, String> variables) {
        lambda.updateFunctionConfiguration(update -> update.functionName(function)
                .environment(environment -> environment.variables(variables)));
        Patience.until(Duration.ofSeconds(30), Duration.ofMillis(20), "the update", () -> lambda
                .getFunctionConfiguration(get -> get.functionName(function))
                .lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL);
    }
}
