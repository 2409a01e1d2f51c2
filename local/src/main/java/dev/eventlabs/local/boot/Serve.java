package dev.eventlabs.local.boot;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;

/** An embedded AWS in the foreground, for working on it: {@code java … dev.eventlabs.local.boot.Serve [port]}. */
public final class Serve {

    private Serve() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length == 0 ? 4566 : Integer.parseInt(arguments[0]);
        Settings settings = new Settings(port, Scope.standard(),
                Directories.within(Files.createTempDirectory("eventlabs-")), Time.system(),
                new Ids(new SecureRandom()), 16);
        Composition composition = new Composition(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(composition::close));
        new CountDownLatch(1).await();
    }
}
