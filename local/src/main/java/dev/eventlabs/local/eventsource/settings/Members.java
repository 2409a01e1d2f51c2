package dev.eventlabs.local.eventsource.settings;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.util.List;
import java.util.Optional;

/** The members of a request with the API's own errors. */
record Members(Input input) {

    /** @throws AwsException if there is any of them that says something */
    void refuse(List<String> names) {
        for (String name : names) {
            if (input.has(name) && !(input.node().get(name).isContainerNode() && input.node().get(name).isEmpty())) {
                throw invalid("Unsupported " + name + " parameter for given event source mapping type.");
            }
        }
    }

    Optional<Integer> number(String member, int from, int to) {
        Optional<Integer> number = input.optionalInt(member);
        String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
        number.filter(value -> value < from).ifPresent(value -> {
            throw constraint(value, name, "Member must have value greater than or equal to " + from);
        });
        number.filter(value -> value > to).ifPresent(value -> {
            throw constraint(value, name, "Member must have value less than or equal to " + to);
        });
        return number;
    }

    static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterValueException", message);
    }

    static AwsException constraint(Object value, String member, String constraint) {
        return AwsException.constraint("ValidationException", value, member, constraint);
    }
}
