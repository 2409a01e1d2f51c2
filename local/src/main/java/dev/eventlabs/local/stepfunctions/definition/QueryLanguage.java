package dev.eventlabs.local.stepfunctions.definition;

import java.util.Arrays;
import java.util.Optional;

/** What a state's fields are written in. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"), JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    static Optional<QueryLanguage> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /** As the definition spells it. */
    public String text() {
        return text;
    }
}
