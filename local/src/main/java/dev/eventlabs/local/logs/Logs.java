package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/**
 * CloudWatch Logs. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Logs implements Service {

    private final LogGroups groups;

    public Logs(Time time) {
        groups = new LogGroups(time);
    }

    public LogSink sink() {
        return groups;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new LogGroupProvider(groups), new LogStreamProvider(groups));
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("Logs_20140328", "1.1")
                .validationCode("InvalidParameterException");
        new GroupActions(groups).register(actions);
        new StreamActions(groups).register(actions);
        new EventActions(groups).register(actions);
        return List.of(actions.build());
    }

    static AwsException noStream() {
        return AwsException.badRequest("ResourceNotFoundException", "The specified log stream does not exist.");
    }

    static Struct page(String member, List<Struct> all, Input input) {
        int size = input.optionalInt("limit").orElse(50);
        if (size < 1 || size > 50) {
            throw input.constraint(size, "limit", "Member must have value between 1 and 50");
        }
        return Page.of(all, size, input.optionalText("nextToken"),
                () -> input.invalid("The specified nextToken is invalid.")).as(member, "nextToken");
    }

    /** Epoch milliseconds, or the fallback. */
    static long millis(Input input, String member, long fallback) {
        try {
            return input.optionalText(member).map(Long::parseLong).orElse(fallback);
        } catch (NumberFormatException e) {
            throw input.invalid("Member '" + member + "' must be a whole number of milliseconds.");
        }
    }
}
