package dev.eventlabs.runtime.migration;

import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation asks a custom resource for.
 *
 * @param event as it came
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">Request objects</a>
 */
record CustomResourceRequest(Map<String, Object> event) {

    CustomResourceRequest {
        event = event == null ? Map.of() : event;
    }

    /** {@code Create}, {@code Update} or {@code Delete}. */
    String type() {
        return text("RequestType").orElse("nothing");
    }

    /** Where the answer is to be put; nothing if somebody else answers CloudFormation, as CDK's provider framework does. */
    Optional<String> responseUrl() {
        return text("ResponseURL").filter(url -> url.startsWith("https://") || url.startsWith("http://"));
    }

    /** The one that the resource has, if it exists. */
    Optional<String> physicalResourceId() {
        return text("PhysicalResourceId");
    }

    Optional<String> text(String name) {
        return event.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
