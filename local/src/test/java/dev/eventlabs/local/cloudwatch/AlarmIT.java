package dev.eventlabs.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sqs.SqsClient;

@SuppressWarnings("unchecked") // The SDK takes generic varargs without @SafeVarargs.
class AlarmIT extends CloudFixture {

    private static final String TEMPLATE = """
            {"Resources": {
               "A": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "stack-alarm", "Namespace": "AWS/SQS",
                 "MetricName": "ApproximateNumberOfMessagesVisible", "Dimensions": [{"Name": "QueueName", "Value": "q"}], "Statistic": "Maximum",
                 "Period": "300", "EvaluationPeriods": 1, "Threshold": %s, "ComparisonOperator": "GreaterThanThreshold",
                 "TreatMissingData": "notBreaching", "OKActions": ["arn:aws:sns:us-east-1:000000000000:t"]}},
               "C": {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmRule": {"Fn::Sub": "ALARM(${A})"}}},
               "D": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {"DashboardName": "stack-board", "DashboardBody": "{\\"widgets\\":[]}"}}},
             "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["A", "Arn"]}}}}""";

    private CloudWatchClient cloudWatch;

    @BeforeAll
    void connect() {
        cloudWatch = client(CloudWatchClient.builder());
    }

    @Test
    void anAlarmIsShownAsItWasPutAndWaitsForData() {
        put("plain", "Sum");

        assertThat(alarm("plain")).satisfies(alarm -> {
            assertThat(alarm.alarmArn()).isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:plain");
            assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
            assertThat(alarm.threshold()).isEqualTo(1.5);
            assertThat(alarm.actionsEnabled()).isTrue();
        });
        cloudWatch
                .setAlarmState(request -> request.alarmName("plain").stateValue(StateValue.ALARM).stateReason("test"));
        cloudWatch.disableAlarmActions(request -> request.alarmNames("plain"));
        put("plain", "Average");
        assertThat(alarm("plain").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(cloudWatch.describeAlarmHistory(request -> request.alarmName("plain")).alarmHistoryItems())
                .extracting(AlarmHistoryItem::historySummary).containsExactly("Alarm \"plain\" updated",
                        "Alarm updated from INSUFFICIENT_DATA to ALARM", "Alarm \"plain\" created");
        cloudWatch.deleteAlarms(request -> request.alarmNames("plain"));
        assertThat(cloudWatch.describeAlarms(request -> request.alarmNames("plain")).metricAlarms()).isEmpty();
    }

    @Test
    void f169_aMessageInAQueueSetsOffTheAlarmOnItsDepth() {
        SqsClient sqs = client(SqsClient.builder());
        String queue = sqs.createQueue(request -> request.queueName("dead-letters")).queueUrl();
        cloudWatch.putMetricAlarm(request -> request.alarmName("deep").namespace("AWS/SQS")
                .metricName("ApproximateNumberOfMessagesVisible").period(60).statistic("Maximum").evaluationPeriods(1)
                .dimensions(each -> each.name("QueueName").value("dead-letters")).threshold(0.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody("lost"));

        Awaitility.await().atMost(Duration.ofMinutes(2))
                .until(() -> alarm("deep").stateValue() == StateValue.ALARM);
        assertThat(alarm("deep").stateReason()).startsWith("Threshold Crossed: 1 datapoint [1.0 (")
                .endsWith("was greater than the threshold (0.0).");
    }

    @Test
    void refusesWhatAwsRefuses() {
        assertThatThrownBy(() -> put("bad", "Median")).isInstanceOf(CloudWatchException.class);
        assertThatThrownBy(() -> cloudWatch
                .setAlarmState(request -> request.alarmName("none").stateValue(StateValue.OK).stateReason("x")))
                .isInstanceOf(CloudWatchException.class).hasMessageContaining("none");
        assertThatThrownBy(() -> cloudWatch.putDashboard(request -> request.dashboardName("d").dashboardBody("{")))
                .isInstanceOf(DashboardInvalidInputErrorException.class);
    }

    @Test
    void aStackMakesChangesAndDeletesAlarmsAndADashboard() {
        assertThat(create("alarms", TEMPLATE.formatted(0))).containsEntry("Arn",
                "arn:aws:cloudwatch:us-east-1:000000000000:alarm:stack-alarm");
        assertThat(alarm("stack-alarm")).satisfies(alarm -> {
            assertThat(alarm.okActions()).hasSize(1);
            assertThat(alarm.treatMissingData()).isEqualTo("notBreaching");
            assertThat(alarm.dimensions()).hasSize(1);
        });
        assertThat(
                cloudWatch.describeAlarms(request -> request.alarmTypes(AlarmType.COMPOSITE_ALARM)).compositeAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.alarmRule()).isEqualTo("ALARM(stack-alarm)"));

        update("alarms", TEMPLATE.formatted("\"2.5\""));
        assertThat(alarm("stack-alarm").threshold()).isEqualTo(2.5);
        assertThat(cloudWatch.getDashboard(request -> request.dashboardName("stack-board")).dashboardBody())
                .isEqualTo("{\"widgets\":[]}");
        assertThat(delete("alarms")).isEqualTo("DELETE_COMPLETE");
        assertThat(cloudWatch.describeAlarms(request -> request.alarmNamePrefix("stack")).metricAlarms()).isEmpty();
        assertThat(cloudWatch.listDashboards().dashboardEntries()).isEmpty();
    }

    private MetricAlarm alarm(String name) {
        return cloudWatch.describeAlarms(request -> request.alarmNames(name)).metricAlarms().getFirst();
    }

    private void put(String name, String statistic) {
        cloudWatch.putMetricAlarm(request -> request.alarmName(name).namespace("N").metricName("m").period(60)
                .statistic(statistic).evaluationPeriods(1).threshold(1.5).treatMissingData("ignore")
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    }
}
