package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Port: any action of any service of the embedded AWS, called within the process as a client of it would. */
public interface ActionCaller {

    /**
     * Whether the service is here and its actions are called by name; those of REST services (Lambda, S3) aren't.
     *
     * @param service the name that requests are signed for
     * @param action AWS's name for it, for instance {@code PutItem}
     */
    boolean has(String service, String action);

    /**
     * @param input members as the service's API spells them
     * @return the answer's members; instants are ISO-8601 text where the service tells them apart from numbers
     * @throws AwsException if the service answers with an error
     */
    JsonNode call(Scope scope, String service, String action, ObjectNode input);
}
