package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** F12: what old clients send and read. */
final class QueryProtocolIT extends SqsFixture {

    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/sqs/aws4_request, "
            + "SignedHeaders=host, Signature=0";

    @Test
    void f12SendsReceivesAndDeletesInTheQueryProtocol() throws Exception {
        String created = post("/", "Action=CreateQueue&QueueName=old&Attribute.1.Name=VisibilityTimeout"
                + "&Attribute.1.Value=5&Tag.1.Key=team&Tag.1.Value=x").body();
        assertThat(created).contains("<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">",
                "<QueueUrl>" + cloud.endpoint() + "/000000000000/old</QueueUrl>", "<RequestId>");

        String sent = post("/000000000000/old", "Action=SendMessage&MessageBody=" + encode("a <b> & \"c\"\r\n")
                + "&MessageAttribute.1.Name=kind&MessageAttribute.1.Value.DataType=String"
                + "&MessageAttribute.1.Value.StringValue=test").body();
        assertThat(sent).contains("<MD5OfMessageBody>", "<MD5OfMessageAttributes>", "<MessageId>");

        String received = post("/000000000000/old", "Action=ReceiveMessage&AttributeName.1=All"
                + "&MessageAttributeName.1=All&MaxNumberOfMessages=10").body();
        assertThat(received).contains("<ReceiveMessageResult><Message><MessageId>",
                "<Body>a &lt;b&gt; &amp; &quot;c&quot;&#13;\n</Body>",
                "<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>",
                "<MessageAttribute><Name>kind</Name><Value><StringValue>test</StringValue>"
                        + "<DataType>String</DataType></Value></MessageAttribute>");
        String handle = received.replaceAll("(?s).*<ReceiptHandle>(.*)</ReceiptHandle>.*", "$1");

        String deleted = post("/", "Action=DeleteMessageBatch&QueueUrl="
                + encode(cloud.endpoint() + "/000000000000/old") + "&DeleteMessageBatchRequestEntry.1.Id=one"
                + "&DeleteMessageBatchRequestEntry.1.ReceiptHandle=" + encode(handle)).body();
        assertThat(deleted).contains("<DeleteMessageBatchResultEntry><Id>one</Id></DeleteMessageBatchResultEntry>");
        assertThat(post("/000000000000/old", "Action=GetQueueAttributes&AttributeName.1=ApproximateNumberOfMessages"
                + "&AttributeName.2=VisibilityTimeout").body()).contains(
                        "<Attribute><Name>ApproximateNumberOfMessages</Name><Value>0</Value></Attribute>",
                        "<Attribute><Name>VisibilityTimeout</Name><Value>5</Value></Attribute>");
        assertThat(post("/000000000000/old", "Action=ListQueueTags").body())
                .contains("<Tag><Key>team</Key><Value>x</Value></Tag>");
    }

    @Test
    void f12AnswersAnEmptyReceiveWithAnEmptyResultAndAPurgeWithNone() throws Exception {
        post("/", "Action=CreateQueue&QueueName=empty");

        assertThat(post("/000000000000/empty", "Action=ReceiveMessage").body())
                .contains("<ReceiveMessageResult></ReceiveMessageResult><ResponseMetadata>");
        assertThat(post("/000000000000/empty", "Action=ListQueueTags").body())
                .contains("<ListQueueTagsResult></ListQueueTagsResult>");
        assertThat(post("/000000000000/empty", "Action=PurgeQueue").body()).doesNotContain("Result")
                .contains("<RequestId>");
    }

    @Test
    void f12NamesErrorsByTheirQueryCodesInBothProtocols() throws Exception {
        HttpResponse<String> query = post("/000000000000/none", "Action=ReceiveMessage");
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(query.body()).contains("<ErrorResponse", "<Type>Sender</Type>",
                "<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");

        HttpResponse<String> json = json("ReceiveMessage",
                "{\"QueueUrl\":\"" + cloud.endpoint() + "/000000000000/none\"}");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("x-amzn-query-error"))
                .contains("AWS.SimpleQueueService.NonExistentQueue;Sender");
        assertThat(json.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(json.body()).contains("\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"",
                "\"message\":\"The specified queue does not exist.\"");
    }

    @Test
    void f2LeavesOutMessagesOfAnEmptyReceive() throws Exception {
        String url = queue();

        assertThat(json("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\"}").body()).isEqualTo("{}");
    }

    @Test
    void refusesUnknownActionsAndBrokenBodies() throws Exception {
        assertThat(post("/", "Action=MakeCoffee").body()).contains("<Code>InvalidAction</Code>", "MakeCoffee");
        assertThat(json("MakeCoffee", "{}").body()).contains("InvalidAction", "MakeCoffee");
        assertThat(json("SendMessage", "{not json").statusCode()).isEqualTo(400);
        assertThat(json("SendMessage", "{}").body()).contains("The request must contain the parameter QueueUrl.");
        assertThat(json("ReceiveMessage", "{\"QueueUrl\":\"nonsense\"}").body()).contains("InvalidAddress");
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(URI.create(cloud.endpoint() + path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), form);
    }

    private HttpResponse<String> json(String action, String body) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder(cloud.endpoint()).header("X-Amz-Target", "AmazonSQS." + action)
                .header("Content-Type", "application/x-amz-json-1.0"), body);
    }

    private static HttpResponse<String> call(HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.header("Authorization", SIGNATURE)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
