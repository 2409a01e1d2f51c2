package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Set;

/** Checks a state's retriers and catchers. */
final class ErrorCheck {

    private static final Set<String> OF_RETRIERS = Set.of("ErrorEquals", "IntervalSeconds", "MaxAttempts",
            "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment");
    private static final Set<String> OF_CATCHERS = Set.of("ErrorEquals", "Next", "ResultPath", "Output", "Assign",
            "Comment");
    private static final long MOST = 99_999_999;
    private static final long LONGEST_DELAY = 31_622_400;

    private ErrorCheck() {}

    static void check(FieldCheck state) {
        each(state, "Retry", ErrorCheck::retrier);
        each(state, "Catch", ErrorCheck::catcher);
    }

    private interface Check {
        void check(FieldCheck object);
    }

    private static void each(FieldCheck state, String field, Check check) {
        JsonNode list = state.object().get(field);
        if (list == null) {
            return;
        }
        if (!(list instanceof ArrayNode all)) {
            state.wrong(field, "Expected value of type Array");
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            String place = field + "[" + i + "]";
            if (all.get(i).isObject()) {
                FieldCheck object = state.within(all.get(i), place);
                errors(object, i == all.size() - 1);
                check.check(object);
            } else {
                state.wrong(place, "Expected value of type Object");
            }
        }
    }

    private static void errors(FieldCheck object, boolean last) {
        object.required("ErrorEquals");
        object.check("ErrorEquals", names -> {
            if (!names.isArray()) {
                object.wrong("ErrorEquals", "Expected value of type Array");
            } else if (names.isEmpty()) {
                object.wrong("ErrorEquals", "Value cannot be empty");
            }
            for (JsonNode name : names) {
                if (!name.isTextual()) {
                    object.wrong("ErrorEquals", "Expected values of type String");
                } else if (name.asText().equals("States.ALL") && (names.size() > 1 || !last)) {
                    object.wrong("ErrorEquals",
                            "States.ALL must appear alone, and in the last element of the list");
                }
            }
        });
    }

    private static void retrier(FieldCheck retrier) {
        retrier.known(OF_RETRIERS);
        FieldCheck constants = new FieldCheck(retrier.object(), retrier.location(), QueryLanguage.JSON_PATH,
                retrier.findings());
        constants.whole("IntervalSeconds", 1, MOST);
        constants.whole("MaxAttempts", 0, MOST);
        constants.number("BackoffRate", 1, Double.MAX_VALUE);
        constants.whole("MaxDelaySeconds", 1, LONGEST_DELAY);
        retrier.check("JitterStrategy", value -> {
            if (!Set.of("FULL", "NONE").contains(value.asText())) {
                retrier.wrong("JitterStrategy",
                        "The field 'JitterStrategy' should have one of these values: [FULL, NONE]");
            }
        });
    }

    private static void catcher(FieldCheck catcher) {
        catcher.known(OF_CATCHERS);
        catcher.required("Next");
        catcher.text("Next");
        catcher.inLanguage("ResultPath", QueryLanguage.JSON_PATH);
        catcher.inLanguage("Output", QueryLanguage.JSONATA);
        catcher.target("ResultPath");
        catcher.template("Output");
        catcher.assign();
    }
}
