package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.lambda.handlers.Forms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandlerFormsIT extends LambdaFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Older             | {"name":"Ada","age":36,"other":1} | {"name":"Ada","age":37}
            Upper             | "abc"                             | "ABC"
            Methods::sizes    | ["a","bcd"]                       | [1,3]
            Methods::greet    | {"name":"Ada"}                    | "Hello Ada from %s"
            Methods::nothing  | {}                                | null
            Methods::copy     | {"x": 1}                          | {"x": 1}
            Methods::overloaded | {}                              | 2
            """)
    void runsEveryFormOfAHandler(String handler, String event, String expected) {
        String name = function(request -> request.handler(Forms.class.getName() + "$" + handler));

        assertThat(invoke(name, event).payload().asUtf8String()).isEqualTo(expected.formatted(name));
    }

    @Test
    void readsAndWritesEventsAsAwsDoes() {
        String name = function(request -> request.handler(Forms.class.getName() + "$Batch::handleRequest"));

        assertThat(invoke(name, """
                {"Records":[{"messageId":"1","body":"good","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:q"},
                {"messageId":"2","body":"bad","messageAttributes":{}}]}""").payload().asUtf8String())
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
    }

    @Test
    void answersEachInvocationOfAHandlerThatIsNotThereWithTheReason() {
        String missing = function(request -> request.handler("no.Such"));
        String method = function(request -> request.handler(Forms.class.getName() + "$Methods::none"));

        for (int i = 0; i < 2; i++) {
            assertThat(error(invoke(missing, "{}"))).hasToString(
                    "{\"errorMessage\":\"Class not found: no.Such\",\"errorType\":\"java.lang.ClassNotFoundException\"}");
        }
        assertThat(error(invoke(method, "{}")).path("errorMessage").asText())
                .startsWith("No public method named none with appropriate method signature found");
    }
}
