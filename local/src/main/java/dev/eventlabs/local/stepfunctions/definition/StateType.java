package dev.eventlabs.local.stepfunctions.definition;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of states, in the order in which AWS lists them, with their fields.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html">Fields</a>
 */
enum StateType {
    TASK("Task", "Next End Assign Resource Credentials TimeoutSeconds HeartbeatSeconds Retry Catch",
            "InputPath OutputPath ResultPath Parameters ResultSelector TimeoutSecondsPath HeartbeatSecondsPath",
            "Arguments Output"),
    WAIT("Wait", "Next End Assign Seconds Timestamp", "InputPath OutputPath SecondsPath TimestampPath", "Output"),
    PASS("Pass", "Next End Assign", "InputPath OutputPath ResultPath Parameters Result", "Output"),
    SUCCEED("Succeed", "", "InputPath OutputPath", "Output"),
    FAIL("Fail", "Error Cause", "ErrorPath CausePath", ""),
    CHOICE("Choice", "Choices Default Assign", "InputPath OutputPath", "Output"),
    PARALLEL("Parallel", "Next End Assign Branches Retry Catch",
            "InputPath OutputPath ResultPath Parameters ResultSelector", "Arguments Output"),
    MAP("Map", "Next End Assign ItemProcessor Iterator ItemSelector MaxConcurrency ToleratedFailureCount"
            + " ToleratedFailurePercentage Retry Catch Label ItemReader ItemBatcher ResultWriter",
            "InputPath OutputPath ResultPath Parameters ResultSelector ItemsPath MaxConcurrencyPath"
                    + " ToleratedFailureCountPath ToleratedFailurePercentagePath",
            "Items Output");

    private static final Set<String> OF_ALL = Set.of("Type", "Comment", "QueryLanguage");

    private final String text;
    private final Set<String> inBoth;
    private final Set<String> inJsonPath;
    private final Set<String> inJsonata;

    StateType(String text, String inBoth, String inJsonPath, String inJsonata) {
        this.text = text;
        this.inBoth = words(inBoth);
        this.inJsonPath = words(inJsonPath);
        this.inJsonata = words(inJsonata);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<StateType> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /** The languages that a field is for; empty if states of this type don't have it. */
    Set<QueryLanguage> languages(String field) {
        if (OF_ALL.contains(field) || inBoth.contains(field)) {
            return Set.of(QueryLanguage.values());
        }
        if (inJsonPath.contains(field)) {
            return Set.of(QueryLanguage.JSON_PATH);
        }
        return inJsonata.contains(field) ? Set.of(QueryLanguage.JSONATA) : Set.of();
    }

    boolean has(String field) {
        return inBoth.contains(field);
    }

    @Override
    public String toString() {
        return text;
    }
}
