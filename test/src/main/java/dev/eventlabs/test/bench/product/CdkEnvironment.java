package dev.eventlabs.test.bench.product;

import java.io.File;
import java.nio.file.Path;

/** What a process that synthesises is started with: the Node.js of this checkout, and no words on deprecation. */
final class CdkEnvironment {

    private CdkEnvironment() {}

    static void of(ProcessBuilder builder, Path root) {
        builder.environment().merge("PATH", root.resolve("node_modules/node/bin").toString(),
                (path, node) -> node + File.pathSeparator + path);
        builder.environment().put("JSII_DEPRECATED", "quiet");
    }
}
