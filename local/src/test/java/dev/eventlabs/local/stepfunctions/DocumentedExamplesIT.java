package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The example state machines of AWS's documentation, with the results that it gives for them. One file for each page, with the page's
 * address:
 *
 * <pre>{@code
 * {"source": "https://docs.aws.amazon.com/...", "examples": [{
 *    "name": "what it shows",
 *    "definition": {...},
 *    "functions": {"HelloWorld": [{"fails": {"errorType": "E"}}, {"returns": 1}]},   what each call answers; the last goes on
 *    "waits": true,                                                                  if the clock must be moved for it to end
 *    "runs": [{"input": {}, "output": 1}, {"input": {}, "error": "E", "cause": "..."}]}]}
 * }</pre>
 *
 * A function that isn't listed answers its input. A cause may be given as its end.
 */
class DocumentedExamplesIT {

    private static final List<String> PAGES = List.of("state-pass", "state-task", "state-choice", "state-wait",
            "state-succeed-fail", "state-parallel", "state-map", "input-output", "intrinsic-functions",
            "workflow-variables", "transforming-data", "error-handling", "context-object");
    private static final String ACCOUNT_OF_THE_DOCUMENTATION = "123456789012";
    private static final String OUR_ACCOUNT = "000000000000";

    @TestFactory
    Stream<DynamicContainer> pages() {
        return PAGES.stream().map(each -> read(each + ".json")).map(page -> DynamicContainer.dynamicContainer(
                page.get("source").asText(), URI.create(page.get("source").asText()),
                all(page.get("examples")).flatMap(DocumentedExamplesIT::runs)));
    }

    private static Stream<DynamicTest> runs(JsonNode example) {
        AtomicInteger count = new AtomicInteger();
        return all(example.get("runs")).map(run -> DynamicTest.dynamicTest(
                example.get("name").asText() + " (" + count.incrementAndGet() + ")", () -> run(example, run)));
    }

    private static void run(JsonNode example, JsonNode run) {
        try (Workshop workshop = new Workshop()) {
            play(example, workshop);
            String machine = workshop.machine("documented",
                    example.get("definition").toString().replace(ACCOUNT_OF_THE_DOCUMENTATION, OUR_ACCOUNT));
            String execution = workshop.start(machine, run.get("input").toString());
            JsonNode ended = example.path("waits").asBoolean() ? workshop.advanceUntilEnded(execution)
                    : workshop.ended(execution);
            check(run, ended);
        }
    }

    private static void check(JsonNode run, JsonNode ended) {
        if (run.has("output")) {
            assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(parsed(ended.get("output").asText())).isEqualTo(run.get("output"));
        } else {
            assertThat(ended.path("status").asText()).as(ended.toString()).isIn("FAILED", "TIMED_OUT");
            assertThat(ended.path("error").asText()).as(ended.toString()).isEqualTo(run.path("error").asText());
            assertThat(ended.path("cause").asText()).endsWith(run.path("cause").asText());
        }
    }

    private static void play(JsonNode example, Workshop workshop) {
        String definition = example.get("definition").toString();
        java.util.regex.Matcher named = java.util.regex.Pattern.compile(":function:(\\w+)").matcher(definition);
        while (named.find()) {
            workshop.functions.play(named.group(1), input -> PlayedFunctions.returned(input.toString()));
        }
        example.path("functions").properties().forEach(function -> {
            AtomicInteger calls = new AtomicInteger();
            JsonNode answers = function.getValue();
            workshop.functions.play(function.getKey(),
                    input -> answer(answers.get(Math.min(calls.getAndIncrement(), answers.size() - 1)), workshop));
        });
    }

    private static Invocation answer(JsonNode answer, Workshop workshop) {
        if (answer.has("fails")) {
            return PlayedFunctions.faulted(answer.get("fails").toString());
        }
        return answer.has("returns") ? PlayedFunctions.returned(answer.get("returns").toString())
                : workshop.functions.silence();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(String file) {
        try (InputStream in = DocumentedExamplesIT.class.getResourceAsStream("documented/" + file)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
