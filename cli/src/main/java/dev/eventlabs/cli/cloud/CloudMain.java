package dev.eventlabs.cli.cloud;

import dev.eventlabs.local.LocalCloud;
import java.util.concurrent.CountDownLatch;

/** What runs in the background process: {@code CloudMain <port> <checkout>}; the second is there to be seen in a list of processes. */
public final class CloudMain {

    private CloudMain() {}

    /** Runs until the process is told to end; ends with 1 if the cloud can't start. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalCloud cloud = LocalCloud.builder().port(Integer.parseInt(arguments[0])).start();
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        new CountDownLatch(1).await();
    }
}
