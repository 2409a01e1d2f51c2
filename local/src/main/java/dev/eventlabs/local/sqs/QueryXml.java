package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** SQS's XML: lists and maps flattened, each with an element name of its own. */
final class QueryXml {

    private static final String NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/";
    private static final Map<String, String> ELEMENTS = Map.of("QueueUrls", "QueueUrl", "queueUrls", "QueueUrl",
            "Messages", "Message", "Failed", "BatchResultErrorEntry", "Results", "ListMessageMoveTasksResultEntry");
    private static final Map<String, String> MAPS = Map.of("Attributes", "Attribute", "MessageAttributes",
            "MessageAttribute", "Tags", "Tag");

    private final String action;
    /** The actions that AWS gives no output; all others have a result element, be it empty. */
    private static final Set<String> WITHOUT_RESULT = Set.of("AddPermission", "ChangeMessageVisibility",
            "DeleteMessage",
            "DeleteQueue", "PurgeQueue", "RemovePermission", "SetQueueAttributes", "TagQueue", "UntagQueue");

    private final StringBuilder out = new StringBuilder();

    private QueryXml(String action) {
        this.action = action;
    }

    static AwsResponse result(String action, Object result, String requestId) {
        QueryXml xml = new QueryXml(action);
        xml.out.append('<').append(action).append("Response xmlns=\"").append(NAMESPACE).append("\">");
        if (!WITHOUT_RESULT.contains(action)) {
            // Also around nothing: clients look for it when a receive was empty.
            xml.element(action + "Result", result);
        }
        xml.out.append("<ResponseMetadata>");
        xml.element("RequestId", requestId);
        xml.out.append("</ResponseMetadata></").append(action).append("Response>");
        return answer(200, xml, requestId);
    }

    static AwsResponse error(AwsException error, String fault, String requestId) {
        QueryXml xml = new QueryXml("");
        xml.out.append("<ErrorResponse xmlns=\"").append(NAMESPACE).append("\"><Error>");
        xml.element("Type", fault);
        xml.element("Code", Errors.queryCode(error.code()));
        xml.element("Message", error.getMessage());
        xml.out.append("<Detail/></Error>");
        xml.element("RequestId", requestId);
        xml.out.append("</ErrorResponse>");
        return answer(error.status(), xml, requestId);
    }

    private static AwsResponse answer(int status, QueryXml xml, String requestId) {
        return AwsResponse.bytes(status, "text/xml", xml.out.toString().getBytes(StandardCharsets.UTF_8))
                .with("x-amzn-RequestId", requestId);
    }

    private void element(String name, Object value) {
        out.append('<').append(name).append('>');
        content(value);
        out.append("</").append(name).append('>');
    }

    private void content(Object value) {
        switch (value) {
            case Map<?, ?> members -> members.forEach((name, each) -> member(name.toString(), each));
            case byte[] bytes -> out.append(Base64.getEncoder().encodeToString(bytes));
            default -> out.append(Xml.escape(value.toString()));
        }
    }

    private void member(String name, Object value) {
        switch (value) {
            case Map<?, ?> map when MAPS.containsKey(name) -> map.forEach((key, each) -> {
                out.append('<').append(MAPS.get(name)).append('>');
                element(name.equals("Tags") ? "Key" : "Name", key);
                element("Value", each);
                out.append("</").append(MAPS.get(name)).append('>');
            });
            case Iterable<?> list -> list.forEach(each -> element(
                    name.equals("Successful") ? action + "ResultEntry" : ELEMENTS.getOrDefault(name, name), each));
            default -> element(name, value);
        }
    }
}
