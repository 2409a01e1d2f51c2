package dev.eventlabs.runtime.orders;

import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/** What goes wrong on AWS and never in the engine: put between the client and the engine, which does all the rest. */
final class Faults {

    private Faults() {}

    /** Keeps one statement of a batch from the engine and answers for it as DynamoDB does when a partition is too busy. */
    static ExecutionInterceptor throttledStatement(int index) {
        return new ExecutionInterceptor() {
            @Override
            public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
                if (context.request() instanceof BatchExecuteStatementRequest batch) {
                    var rest = new ArrayList<>(batch.statements());
                    rest.remove(index);
                    return batch.toBuilder().statements(rest).build();
                }
                return context.request();
            }

            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                if (context.response() instanceof BatchExecuteStatementResponse answer) {
                    var responses = new ArrayList<>(answer.responses());
                    responses.add(index, BatchStatementResponse.builder()
                            .error(error -> error.code("ThrottlingError")
                                    .message("Throughput exceeds the current capacity"))
                            .build());
                    return answer.toBuilder().responses(responses).build();
                }
                return context.response();
            }
        };
    }

    /** Answers BatchGetItem with nothing but unprocessed keys. */
    static ExecutionInterceptor unansweredKeys() {
        return new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof BatchGetItemResponse answer
                        ? answer.toBuilder().responses(Map.of()).build()
                        : context.response();
            }
        };
    }

    /** Fails all calls of one operation as if DynamoDB had. */
    static ExecutionInterceptor failing(String operation) {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (operation.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))) {
                    throw InternalServerErrorException.builder().statusCode(500).message("Internal server error")
                            .build();
                }
            }
        };
    }

    /** Fails each batch that has an order with this id, the whole of it, as DynamoDB does with what it can't parse. */
    static ExecutionInterceptor invalidWith(String id) {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof BatchExecuteStatementRequest batch
                        && batch.statements().stream()
                                .anyMatch(statement -> id.equals(statement.parameters().getFirst().n()))) {
                    throw DynamoDbException.builder().statusCode(400)
                            .message("One or more parameter values are invalid")
                            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException").build())
                            .build();
                }
            }
        };
    }
}
