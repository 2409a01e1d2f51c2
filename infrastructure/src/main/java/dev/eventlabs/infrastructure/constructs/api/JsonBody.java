package dev.eventlabs.infrastructure.constructs.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;
import software.amazon.awscdk.services.apigateway.JsonSchemaVersion;

/**
 * What the JSON body of a request must look like, checked by API Gateway before a function is invoked.
 *
 * <pre>{@code
 * JsonBody.object("NewTask").required("task_id", JsonField.text(1, 64))
 * }</pre>
 *
 * <p>Only bodies with {@code Content-Type: application/json} are checked: a function still has to read with care. Fields
 * that aren't named are let through. Immutable.
 */
public final class JsonBody {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+");

    private final String name;
    private final Map<String, JsonField> fields;
    private final List<String> required;

    private JsonBody(String name, Map<String, JsonField> fields, List<String> required) {
        this.name = name;
        this.fields = fields;
        this.required = required;
    }

    /** An object; the name is that of the API's model, of letters and digits. */
    public static JsonBody object(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name \"" + name
                    + "\" was given to a body; API Gateway allows letters and digits, as in NewTask.");
        }
        return new JsonBody(name, Map.of(), List.of());
    }

    /** The same with a field that must be there. */
    public JsonBody required(String field, JsonField value) {
        var names = new ArrayList<>(required);
        names.add(field);
        return new JsonBody(name, with(field, value), names);
    }

    /** The same with a field that may be there. */
    public JsonBody optional(String field, JsonField value) {
        return new JsonBody(name, with(field, value), required);
    }

    private Map<String, JsonField> with(String field, JsonField value) {
        if (fields.containsKey(field)) {
            throw new IllegalArgumentException("The field " + field + " of " + name
                    + " was given twice. Leave one of them out.");
        }
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return more;
    }

    String name() {
        return name;
    }

    JsonSchema schema() {
        var properties = new LinkedHashMap<String, JsonSchema>();
        fields.forEach((field, value) -> properties.put(field, value.schema()));
        return JsonSchema.builder()
                .schema(JsonSchemaVersion.DRAFT4)
                .title(name)
                .type(JsonSchemaType.OBJECT)
                .properties(properties)
                .required(required.isEmpty() ? null : required)
                .build();
    }
}
