package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.util.ArrayList;
import java.util.List;

/**
 * The assertions that a template makes about its parameters.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">Rules</a>
 */
public final class Rules {

    private Rules() {}

    /** @throws TemplateException naming the assertions that don't hold */
    public static void check(Template template, Evaluator evaluator) {
        List<String> broken = new ArrayList<>();
        template.rules().forEach((name, rule) -> {
            JsonNode condition = rule.get("RuleCondition");
            if (condition == null || evaluator.truth(condition)) {
                for (JsonNode assertion : rule.path("Assertions")) {
                    if (!evaluator.truth(assertion.path("Assert"))) {
                        broken.add("Rule " + name + ": " + assertion.path("AssertDescription")
                                .asText("the assertion " + assertion.path("Assert") + " doesn't hold"));
                    }
                }
            }
        });
        if (!broken.isEmpty()) {
            throw new TemplateException("Template error: " + String.join("; ", broken));
        }
    }
}
