package dev.eventlabs.infrastructure.constructs.api;

import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;

/** The value of a field of a {@link JsonBody}. Immutable. */
public final class JsonField {
    private final JsonSchema schema;

    private JsonField(JsonSchema schema) {
        this.schema = schema;
    }

    /** A text of so many characters. */
    public static JsonField text(int least, int most) {
        ordered("text", least, most);
        return new JsonField(
                JsonSchema.builder().type(JsonSchemaType.STRING).minLength(least).maxLength(most).build());
    }

    /** A whole number in this range. */
    public static JsonField wholeNumber(long least, long most) {
        ordered("wholeNumber", least, most);
        return new JsonField(JsonSchema.builder().type(JsonSchemaType.INTEGER).minimum(least).maximum(most).build());
    }

    /** True or false. */
    public static JsonField flag() {
        return new JsonField(JsonSchema.builder().type(JsonSchemaType.BOOLEAN).build());
    }

    private static void ordered(String type, long least, long most) {
        if (least > most) {
            throw new IllegalArgumentException(type + "(" + least + ", " + most
                    + ") was given; the first must not be more than the second.");
        }
    }

    JsonSchema schema() {
        return schema;
    }
}
