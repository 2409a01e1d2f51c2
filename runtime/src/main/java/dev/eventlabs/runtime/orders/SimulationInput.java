package dev.eventlabs.runtime.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the input of the simulator, or says everything that is wrong with it. For one invocation. */
final class SimulationInput {
    private static final BigDecimal DEFAULT_ORDERS = BigDecimal.valueOf(20);
    private static final BigDecimal DEFAULT_ERROR_RATE = new BigDecimal("0.15");
    private static final int LONGEST_QUOTE = 60;

    private final Map<String, Object> fields;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param input as JSON objects are given to a function; null, like a field that is null, stands for the defaults
     */
    SimulationInput(Map<String, Object> input) {
        this.fields = input == null ? new HashMap<>() : new HashMap<>(input);
    }

    SimulationRequest read() {
        var orders = whole("orders", 0, SimulationRequest.MOST_ORDERS,
                "a whole number from 0 to " + SimulationRequest.MOST_ORDERS
                        + " (invoke again for more)");
        var errorRate = number("error_rate", 0, 1, "a number from 0 to 1");
        var seed = whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, "a whole number of 64 bits");
        fields.keySet().stream().sorted()
                .forEach(name -> problems.add(quoted(name) + " is unknown, allowed are orders, error_rate and seed"));
        return problems.isEmpty()
                ? new SimulationRequest.Valid(orders.orElse(DEFAULT_ORDERS).intValueExact(),
                        errorRate.orElse(DEFAULT_ERROR_RATE).doubleValue(), seed.map(BigDecimal::longValueExact))
                : new SimulationRequest.Invalid(String.join("; ", problems));
    }

    private Optional<BigDecimal> whole(String name, long least, long most, String allowed) {
        Object given = fields.get(name);
        Optional<BigDecimal> number = number(name, least, most, allowed);
        if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
            return wrong(name, allowed, given);
        }
        return number;
    }

    private Optional<BigDecimal> number(String name, long least, long most, String allowed) {
        Object given = fields.remove(name);
        if (given == null) {
            return Optional.empty();
        }
        // 1e999 becomes infinite on its way here.
        if (!(given instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return wrong(name, allowed, given);
        }
        var value = new BigDecimal(number.toString());
        boolean inRange = value.compareTo(BigDecimal.valueOf(least)) >= 0
                && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        return inRange ? Optional.of(value) : wrong(name, allowed, given);
    }

    private Optional<BigDecimal> wrong(String name, String allowed, Object given) {
        problems.add(name + " must be " + allowed + ", but is "
                + (given instanceof String text ? quoted(text) : shortened(given)));
        return Optional.empty();
    }

    private static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    private static String shortened(Object given) {
        String text = given.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
