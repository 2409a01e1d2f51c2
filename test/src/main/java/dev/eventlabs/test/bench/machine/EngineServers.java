package dev.eventlabs.test.bench.machine;

import java.net.ServerSocket;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** ElasticMQ and DynamoDB Local as their makers serve them, in one process of their own: prints their ports and serves until it is ended. */
public final class EngineServers {

    public static final String PORTS = "ports ";

    private EngineServers() {}

    public static void main(String[] arguments) throws Exception {
        int elasticMq = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(0).start().waitUntilStarted()
                .localAddress().getPort();
        int dynamo;
        try (ServerSocket socket = new ServerSocket(0)) {
            dynamo = socket.getLocalPort();
        }
        ServerRunner.createServerFromCommandLineArgs(
                new String[]{"-inMemory", "-disableTelemetry", "-port", Integer.toString(dynamo)}).start();
        System.out.println(PORTS + elasticMq + " " + dynamo);
    }
}
