package dev.eventlabs.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Functions in JavaScript, in processes of the Node that the build has installed. */
abstract class NodeFixture extends LambdaFixture {

    /** @return the name of a new function with the handlers of {@code index.js} */
    protected String node(String handler, Consumer<CreateFunctionRequest.Builder> wish) {
        return node(Map.of("index.js", probe()), handler, wish);
    }

    protected String node() {
        return node("index.handler", request -> {});
    }

    protected String node(Map<String, String> files, String handler) {
        return node(files, handler, request -> {});
    }

    private String node(Map<String, String> files, String handler, Consumer<CreateFunctionRequest.Builder> wish) {
        return function(request -> {
            request.runtime(Runtime.NODEJS22_X).handler(handler)
                    .code(each -> each.zipFile(SdkBytes.fromByteArray(Zip.of(files))));
            wish.accept(request);
        });
    }

    private static String probe() {
        try (InputStream in = NodeFixture.class.getResourceAsStream("node/index.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
