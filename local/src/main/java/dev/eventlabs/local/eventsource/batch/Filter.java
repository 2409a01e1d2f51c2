package dev.eventlabs.local.eventsource.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * The second step: lets through what matches any of the patterns, by AWS's own rule engine. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">event filtering</a>
 */
public final class Filter {

    private final Machine machine;

    private Filter(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param patterns none lets everything through
     * @throws AwsException if one isn't a pattern
     */
    public static Filter of(List<String> patterns) {
        Machine machine = patterns.isEmpty() ? null : Machine.builder().build();
        for (String pattern : patterns) {
            if (JsonRuleCompiler.check(pattern) != null) {
                throw invalid();
            }
            try {
                machine.addRule(pattern, pattern);
            } catch (IOException e) {
                throw invalid();
            }
        }
        return new Filter(machine);
    }

    public boolean matches(Item item) {
        if (machine == null) {
            return true;
        }
        JsonNode filtered = item.filtered().get();
        return !filtered.isMissingNode() && !machine.rulesForJSONEvent(filtered).isEmpty();
    }

    private static AwsException invalid() {
        return AwsException.badRequest("InvalidParameterValueException", "Invalid filter pattern definition.");
    }
}
