package dev.eventlabs.local.lambda.worker;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when the one that started it goes away, however that happened: the pipe that is its standard input then ends, even
 * while the handler runs and nobody reads from the runtime API.
 */
final class Lifeline {

    private Lifeline() {}

    static void hold() {
        InputStream pipe = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("lifeline").start(() -> {
            try {
                while (pipe.read() >= 0) {
                    // Nobody writes; only the end counts.
                }
            } catch (IOException e) {
                // Also an end.
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
