package dev.eventlabs.local.stepfunctions.definition;

/** What a state's fields are written in. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"), JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** As the definition spells it. */
    public String text() {
        return text;
    }
}
