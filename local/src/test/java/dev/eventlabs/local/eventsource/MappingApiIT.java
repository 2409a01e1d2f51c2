package dev.eventlabs.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class MappingApiIT extends Fixture {

    @Test
    void f18CreatesWithAwsDefaultsAndIsEnabledThen() {
        CreateEventSourceMappingResponse created = map(queue(), request -> {});

        assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(202);
        assertThat(created.state()).isEqualTo("Creating");
        assertThat(created.stateTransitionReason()).isEqualTo("USER_INITIATED");
        assertThat(created.batchSize()).isEqualTo(10);
        assertThat(created.maximumBatchingWindowInSeconds()).isZero();
        assertThat(created.hasFunctionResponseTypes()).isTrue();
        assertThat(created.functionResponseTypes()).isEmpty();
        assertThat(created.lastProcessingResult()).isNull();
        assertThat(created.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:staged");
        assertThat(created.eventSourceMappingArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + created.uuid());
        assertThat(lambda.getEventSourceMapping(request -> request.uuid(created.uuid())).state()).isEqualTo("Enabled");
    }

    @Test
    void f19RefusesABatchOfMoreThanTenWithoutAWindow() {
        String url = queue();

        assertThatThrownBy(() -> map(url, request -> request.batchSize(11)))
                .isInstanceOfSatisfying(InvalidParameterValueException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                                "Maximum batch window in seconds must be greater than 0 if maximum batch size is "
                                        + "greater than 10"));
        assertThat(map(url, request -> request.batchSize(10_000).maximumBatchingWindowInSeconds(300)).batchSize())
                .isEqualTo(10_000);
    }

    @Test
    void f19RefusesWindowsAndLargeBatchesOfFifoQueuesAndWhatIsOutOfRange() {
        String fifo = create("f.fifo", "FifoQueue", "true");

        assertThatThrownBy(() -> map(fifo, request -> request.maximumBatchingWindowInSeconds(1)))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> map(fifo, request -> request.batchSize(11)))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> map(queue(), request -> request.batchSize(0))).isInstanceOf(LambdaException.class)
                .hasMessageContaining("Value '0' at 'batchSize' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1");
        assertThatThrownBy(() -> map(queue(), request -> request.maximumBatchingWindowInSeconds(301)))
                .hasMessageContaining("Member must have value less than or equal to 300");
        assertThatThrownBy(() -> map(queue(), request -> request.scalingConfig(each -> each.maximumConcurrency(1))))
                .hasMessageContaining("'maximumConcurrency'");
    }

    @Test
    void f21RefusesTheSameQueueAndFunctionTwice() {
        String url = queue();
        String uuid = map(url, request -> {}).uuid();

        assertThatThrownBy(() -> map(url, request -> {})).isInstanceOfSatisfying(ResourceConflictException.class,
                e -> {
                    assertThat(e.statusCode()).isEqualTo(409);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(
                            "An event source mapping with SQS arn (\" " + arn(url) + " \") and function (\" staged \")"
                                    + " already exists. Please update or delete the existing mapping with UUID "
                                    + uuid);
                });
    }

    @Test
    void refusesAFunctionOrAQueueThatIsNotThere() {
        assertThatThrownBy(() -> map(queue(), request -> request.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining(
                        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody");
        assertThatThrownBy(() -> map("/none", request -> {})).isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("SQS Error Code: AWS.SimpleQueueService.NonExistentQueue.");
    }

    @Test
    void refusesAQueueWhoseVisibilityTimeoutIsBelowTheFunctionsTimeout() {
        function.timeout(Duration.ofSeconds(31));

        assertThatThrownBy(() -> map(queue(), request -> {})).hasMessageContaining(
                "Queue visibility timeout: 30 seconds is less than Function timeout: 31 seconds");
    }

    @Test
    void f35RefusesAPatternThatIsNone() {
        for (String wrong : List.of("", "text", "{\"body\":\"text\"}", "{\"body\":[",
                "{\"body\":[{\"like\":\"a\"}]}")) {
            assertThatThrownBy(() -> map(queue(), request -> request.filterCriteria(
                    criteria -> criteria.filters(Filter.builder().pattern(wrong).build()))))
                    .as(wrong).isInstanceOf(InvalidParameterValueException.class)
                    .hasMessageContaining("Invalid filter pattern definition.");
        }
    }

    @Test
    void refusesWhatOnlyStreamsHaveAndSourcesThatAreNotReadYetByName() {
        assertThatThrownBy(() -> map(queue(), request -> request.startingPosition(EventSourcePosition.LATEST)))
                .hasMessageContaining("StartingPosition");
        assertThatThrownBy(() -> map(queue(), request -> request.bisectBatchOnFunctionError(true)))
                .hasMessageContaining("BisectBatchOnFunctionError");
        assertThatThrownBy(() -> lambda.createEventSourceMapping(request -> request.functionName(StagedFunction.NAME)
                .eventSourceArn("arn:aws:sns:us-east-1:000000000000:topic")))
                .hasMessageContaining("Unrecognized event source");
    }

    @Test
    void updatesWhatIsGivenAndKeepsTheRest() {
        String uuid = map(queue(), request -> request.batchSize(5)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)).uuid();

        assertThat(lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(false)).state())
                .isEqualTo("Disabling");
        var disabled = lambda.getEventSourceMapping(request -> request.uuid(uuid));
        assertThat(disabled.state()).isEqualTo("Disabled");
        assertThat(disabled.batchSize()).isEqualTo(5);
        assertThat(disabled.functionResponseTypes())
                .containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        assertThat(lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(true)).state())
                .isEqualTo("Enabling");
        assertThat(lambda.updateEventSourceMapping(request -> request.uuid(uuid).batchSize(7)).state())
                .isEqualTo("Updating");
        assertThatThrownBy(() -> lambda.updateEventSourceMapping(request -> request.uuid(uuid).batchSize(100)))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThat(lambda.getEventSourceMapping(request -> request.uuid(uuid)).batchSize()).isEqualTo(7);
    }

    @Test
    void listsByQueueAndFunctionInPagesAndForgetsWhatIsDeleted() {
        String one = queue();
        String two = queue();
        String first = map(one, request -> {}).uuid();
        String second = map(two, request -> request.functionName("staged:live")).uuid();

        assertThat(uuids(null, arn(one))).containsExactly(first);
        assertThat(uuids("staged:live", null)).containsExactly(second);
        assertThat(uuids("arn:aws:lambda:us-east-1:000000000000:function:staged", null)).containsExactly(first);
        assertThat(uuids("other", null)).isEmpty();
        assertThat(lambda.listEventSourceMappingsPaginator(request -> request.maxItems(1)).eventSourceMappings()
                .stream().map(each -> each.uuid()).toList()).containsExactly(first, second);
        assertThat(lambda.deleteEventSourceMapping(request -> request.uuid(first)).state()).isEqualTo("Deleting");
        assertThat(uuids(null, null)).containsExactly(second);
        assertThatThrownBy(() -> lambda.getEventSourceMapping(request -> request.uuid(first)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }

    private List<String> uuids(String function, String source) {
        return lambda.listEventSourceMappings(request -> request.functionName(function).eventSourceArn(source))
                .eventSourceMappings().stream().map(each -> each.uuid()).toList();
    }
}
