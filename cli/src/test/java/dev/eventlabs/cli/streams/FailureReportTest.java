package dev.eventlabs.cli.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReportTest {

    @Test
    void readsWhatLambdaWrites() {
        FailureReport report = new FailureReport("""
                {"requestContext":{"requestId":"c9b8fa9f","condition":"RetryAttemptsExhausted","approximateInvokeCount":6},
                "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":null},"version":"1.0",
                "DDBStreamBatchInfo":{"shardId":"shardId-00000001573689847184-864758bb","startSequenceNumber":"800000000003126276362",
                "endSequenceNumber":"800000000003126276362","batchSize":1}}""", "handle");

        assertThat(report.condition()).isEqualTo("RetryAttemptsExhausted");
        assertThat(report.shardId()).isEqualTo("shardId-00000001573689847184-864758bb");
        assertThat(report.startSequenceNumber()).isEqualTo("800000000003126276362")
                .isEqualTo(report.endSequenceNumber());
        assertThat(report.batchSize()).isEqualTo(1);
        assertThat(report.readable().lines()).hasSizeGreaterThan(10);
    }

    @Test
    void isEmptyWhereAMessageIsSomethingElse() {
        FailureReport report = new FailureReport("hello", "handle");

        assertThat(report.shardId()).isEmpty();
        assertThat(report.readable()).isEqualTo("hello");
    }

    @Test
    void aLineOfALogTellsOfARecordOrNot() {
        assertThat(LoggedRecord.in("START RequestId: 1")).isEmpty();
        assertThat(LoggedRecord.in("{\"message\":\"Successfully processed 1 records.\"}")).isEmpty();
        assertThat(LoggedRecord.in("{\"message\":\"record decoded\",\"sequence_number\":\"17\",\"payload\":\"a\"}"))
                .hasValueSatisfying(record -> {
                    assertThat(record.sequenceNumber()).isEqualTo("17");
                    assertThat(record.message()).isEqualTo("record decoded");
                    assertThat(record.field("payload")).isEqualTo("a");
                });
    }
}
