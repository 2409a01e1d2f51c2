package dev.eventlabs.test.bench;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ in a process of its own: prints its port and serves until it is ended. */
final class ElasticMqServer {

    private ElasticMqServer() {}

    public static void main(String[] arguments) {
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1").withPort(0).start();
        int port = server.waitUntilStarted().localAddress().getPort();
        System.out.println(port);
    }
}
