package dev.eventlabs.infrastructure.constructs.api;

import dev.eventlabs.infrastructure.constructs.function.JavaFunction;

/** A method on a path, and who answers it. The body is null where none is checked. */
record Route(String method, String path, JavaFunction function, JsonBody body) {
    static String call(String method, String path) {
        return method + " " + path;
    }

    String call() {
        return call(method, path);
    }
}
