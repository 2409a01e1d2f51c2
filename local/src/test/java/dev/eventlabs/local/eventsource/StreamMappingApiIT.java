package dev.eventlabs.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

final class StreamMappingApiIT extends Fixture {

    private static final String KINESIS = "arn:aws:kinesis:us-east-1:000000000000:stream/scores";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Scores/stream/2026-01-01T00:00:00.000";

    @BeforeEach
    void makeStreams() {
        streams.shard(KINESIS, "shardId-000000000000");
        streams.shard(TABLE, "shardId-0001");
    }

    private CreateEventSourceMappingResponse create(String arn,
            Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return lambda.createEventSourceMapping(request -> {
            request.eventSourceArn(arn).functionName(StagedFunction.NAME)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON);
            settings.accept(request);
        });
    }

    @Test
    void f44CreatesWithAwsDefaults() {
        CreateEventSourceMappingResponse created = create(TABLE, request -> {});

        assertThat(created.sdkHttpResponse().statusCode()).isEqualTo(202);
        assertThat(created.state()).isEqualTo("Creating");
        assertThat(created.stateTransitionReason()).isEqualTo("User action");
        assertThat(created.lastProcessingResult()).isEqualTo("No records processed");
        assertThat(created.startingPosition()).isEqualTo(EventSourcePosition.TRIM_HORIZON);
        assertThat(created.batchSize()).isEqualTo(100);
        assertThat(created.maximumBatchingWindowInSeconds()).isZero();
        assertThat(created.maximumRetryAttempts()).isEqualTo(-1);
        assertThat(created.maximumRecordAgeInSeconds()).isEqualTo(-1);
        assertThat(created.bisectBatchOnFunctionError()).isFalse();
        assertThat(created.parallelizationFactor()).isEqualTo(1);
        assertThat(created.tumblingWindowInSeconds()).isZero();
        assertThat(created.destinationConfig().onFailure().destination()).isNull();
        assertThat(created.functionResponseTypes()).isEmpty();
        assertThat(created.hasFunctionResponseTypes()).isTrue();
        assertThat(created.scalingConfig()).isNull();
        assertThat(lambda.getEventSourceMapping(request -> request.uuid(created.uuid())).state())
                .isEqualTo("Enabled");
    }

    @Test
    void f45RefusesAMissingAWrongAndAnUnsupportedStart() {
        assertThatThrownBy(() -> create(TABLE, request -> request.startingPosition((String) null)))
                .isInstanceOf(InvalidParameterValueException.class).hasMessageContaining(
                        "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: "
                                + "Member must not be null.");
        assertThatThrownBy(() -> create(KINESIS, request -> request.startingPosition("invalid")))
                .isInstanceOf(LambdaException.class).hasMessageContaining(
                        "Value 'invalid' at 'startingPosition' failed to satisfy constraint: "
                                + "Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]");
        assertThatThrownBy(() -> create(TABLE, request -> request.startingPosition(EventSourcePosition.AT_TIMESTAMP)
                .startingPositionTimestamp(Instant.EPOCH)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Unsupported starting position for arn type: " + TABLE);
    }

    @Test
    void f67ATimestampIsForKinesisRequiredThereAndNotInTheFuture() {
        assertThatThrownBy(() -> create(KINESIS, request -> request.startingPosition("AT_TIMESTAMP")))
                .hasMessageContaining("StartingPositionTimestamp is required");
        assertThatThrownBy(() -> create(KINESIS, request -> request.startingPosition("AT_TIMESTAMP")
                .startingPositionTimestamp(Instant.now().plusSeconds(3600)))).hasMessageContaining("in the future");
        assertThatThrownBy(() -> create(KINESIS, request -> request.startingPositionTimestamp(Instant.EPOCH)))
                .hasMessageContaining("StartingPosition is TRIM_HORIZON");
        Instant at = Instant.parse("2026-01-01T00:00:00.500Z");
        assertThat(create(KINESIS, request -> request.startingPosition("AT_TIMESTAMP").startingPositionTimestamp(at))
                .startingPositionTimestamp()).isEqualTo(at);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        refused("'batchSize'", request -> request.batchSize(10_001));
        refused("'maximumBatchingWindowInSeconds'", request -> request.maximumBatchingWindowInSeconds(301));
        refused("'parallelizationFactor'", request -> request.parallelizationFactor(11));
        refused("'parallelizationFactor'", request -> request.parallelizationFactor(0));
        refused("'maximumRetryAttempts'", request -> request.maximumRetryAttempts(-2));
        refused("'maximumRetryAttempts'", request -> request.maximumRetryAttempts(10_001));
        refused("MaximumRecordAgeInSeconds", request -> request.maximumRecordAgeInSeconds(59));
        refused("'maximumRecordAgeInSeconds'", request -> request.maximumRecordAgeInSeconds(604_801));
        refused("'tumblingWindowInSeconds'", request -> request.tumblingWindowInSeconds(901));
        refused("ParallelizationFactor must be 1",
                request -> request.tumblingWindowInSeconds(1).parallelizationFactor(2));
    }

    private void refused(String words, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        for (String arn : List.of(KINESIS, TABLE)) {
            assertThatThrownBy(() -> create(arn, settings)).isInstanceOf(LambdaException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void refusesByNameWhatOnlyOthersHave() {
        refused("ScalingConfig", request -> request.scalingConfig(each -> each.maximumConcurrency(2)));
        refused("ProvisionedPollerConfig", request -> request.provisionedPollerConfig(each -> each.minimumPollers(1)));
        refused("Topics", request -> request.topics("t"));
        refused("OnSuccess",
                request -> request.destinationConfig(each -> each.onSuccess(to -> to.destination("arn:aws:sqs:x"))));
        for (String elsewhere : List.of("arn:aws:sns:us-east-1:000000000000:topic", "arn:aws:s3:::bucket")) {
            refused(elsewhere,
                    request -> request.destinationConfig(each -> each.onFailure(to -> to.destination(elsewhere))));
        }
        refused("The destination ARN arn:aws:sqs:us-east-1:000000000000:none is invalid.",
                request -> request.destinationConfig(each -> each.onFailure(
                        to -> to.destination("arn:aws:sqs:us-east-1:000000000000:none"))));
        assertThatThrownBy(() -> create(KINESIS + "/consumer/c:1", request -> {}))
                .hasMessageContaining("give the stream's own ARN, " + KINESIS);
    }

    @Test
    void refusesAStreamThatIsNotThereAndTheSameTwice() {
        assertThatThrownBy(() -> create(KINESIS + "x", request -> {}))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Stream not found: " + KINESIS + "x");
        String uuid = create(KINESIS, request -> {}).uuid();
        assertThatThrownBy(() -> create(KINESIS, request -> {})).isInstanceOfSatisfying(
                ResourceConflictException.class,
                e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The event source arn (\" " + KINESIS
                        + " \") and function (\" staged \") provided mapping already exists. Please update or delete "
                        + "the existing mapping with UUID " + uuid));
    }

    @Test
    void updatesWhatIsGivenAndKeepsTheRest() {
        String queue = arn(queue());
        String uuid = create(KINESIS, request -> request.batchSize(7).maximumRetryAttempts(3)).uuid();

        UpdateEventSourceMappingResponse updated = lambda.updateEventSourceMapping(request -> request.uuid(uuid)
                .bisectBatchOnFunctionError(true).maximumRecordAgeInSeconds(60).parallelizationFactor(2)
                .destinationConfig(each -> each.onFailure(to -> to.destination(queue))));
        assertThat(updated.state()).isEqualTo("Updating");
        GetEventSourceMappingResponse got = lambda.getEventSourceMapping(request -> request.uuid(uuid));
        assertThat(got.batchSize()).isEqualTo(7);
        assertThat(got.maximumRetryAttempts()).isEqualTo(3);
        assertThat(got.bisectBatchOnFunctionError()).isTrue();
        assertThat(got.maximumRecordAgeInSeconds()).isEqualTo(60);
        assertThat(got.parallelizationFactor()).isEqualTo(2);
        assertThat(got.destinationConfig().onFailure().destination()).isEqualTo(queue);
        assertThat(got.startingPosition()).isEqualTo(EventSourcePosition.TRIM_HORIZON);

        lambda.updateEventSourceMapping(request -> request.uuid(uuid).maximumRecordAgeInSeconds(-1)
                .destinationConfig(each -> each.onFailure(to -> {})));
        got = lambda.getEventSourceMapping(request -> request.uuid(uuid));
        assertThat(got.maximumRecordAgeInSeconds()).isEqualTo(-1);
        assertThat(got.destinationConfig().onFailure().destination()).isNull();
        assertThat(lambda.listEventSourceMappings(request -> request.eventSourceArn(KINESIS)).eventSourceMappings())
                .hasSize(1);
        assertThat(lambda.deleteEventSourceMapping(request -> request.uuid(uuid)).state()).isEqualTo("Deleting");
    }
}
