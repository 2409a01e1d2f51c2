package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.testkit.Deploy;
import dev.eventlabs.testkit.Output;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

@Deploy(OrdersStack.class)
class OrdersStackTest {

    private LambdaClient lambda;
    private DynamoDbClient dynamoDb;
    @Output("Simulator") private String simulator;
    @Output("Table") private String table;

    @Test
    void ordersAreStored() {
        send(5);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(stored()).isEqualTo(5));
    }

    @Test
    void ordersOfAnotherTestArentThere() {
        assertThat(stored()).isZero();
    }

    private void send(int orders) {
        lambda.invoke(invoke -> invoke.functionName(simulator)
                .payload(SdkBytes.fromUtf8String("{\"orders\": " + orders + ", \"error_rate\": 0}")));
    }

    private int stored() {
        return dynamoDb.scan(scan -> scan.tableName(table)).count();
    }
}
