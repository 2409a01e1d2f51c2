package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.MetricSink;
import java.util.List;
import java.util.Map;

/**
 * Tells CloudWatch what goes through streams: once a request, whatever the number of its records. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html">metrics</a>
 */
record Traffic(MetricSink sink) {

    void putRecord(Stream stream, int bytes, boolean throttled) {
        Report report = new Report(stream);
        report.add("PutRecord.Success", throttled ? 0 : 1, "Count");
        report.add("PutRecord.Bytes", bytes, "Bytes");
        incoming(report, throttled ? 0 : 1, throttled ? 0 : bytes, throttled ? 1 : 0);
    }

    void putRecords(Stream stream, int records, int bytes, int throttled) {
        Report report = new Report(stream);
        report.add("PutRecords.Success", throttled < records ? 1 : 0, "Count");
        report.add("PutRecords.Records", records - throttled, "Count");
        report.add("PutRecords.TotalRecords", records, "Count");
        report.add("PutRecords.SuccessfulRecords", records - throttled, "Count");
        report.add("PutRecords.FailedRecords", 0, "Count");
        report.add("PutRecords.ThrottledRecords", throttled, "Count");
        report.add("PutRecords.Bytes", bytes, "Bytes");
        incoming(report, records - throttled, bytes, throttled);
    }

    private static void incoming(Report report, int records, int bytes, int throttled) {
        report.add("IncomingRecords", records, "Count");
        report.add("IncomingBytes", bytes, "Bytes");
        report.add("WriteProvisionedThroughputExceeded", throttled, "Count");
    }

    void read(Stream stream, List<StoredRecord> records) {
        Report report = new Report(stream);
        report.add("GetRecords.Success", 1, "Count");
        report.add("GetRecords.Records", records.size(), "Count");
        report.add("GetRecords.Bytes", records.stream().mapToInt(each -> each.data().length).sum(), "Bytes");
        report.add("GetRecords.IteratorAgeMilliseconds", records.isEmpty() ? 0
                : Math.max(0, stream.now().toEpochMilli() - records.getLast().arrivedAt()), "Milliseconds");
        // Reads aren't limited here, so none exceeds anything; an alarm on it sees that.
        report.add("ReadProvisionedThroughputExceeded", 0, "Count");
    }

    private final class Report {

        private final Stream stream;
        private final Map<String, String> dimensions;

        Report(Stream stream) {
            this.stream = stream;
            dimensions = Map.of("StreamName", stream.name());
        }

        void add(String metric, double value, String unit) {
            sink.put(stream.scope(), "AWS/Kinesis", metric, dimensions, value, unit);
        }
    }
}
