package dev.eventlabs.local.cloudformation.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A parameter as the template declares it. */
public record ParameterDeclaration(String name, String type, Optional<String> defaultValue,
        Optional<String> description,
        boolean noEcho, Constraints constraints) {

    private static final String SSM_VALUE = "AWS::SSM::Parameter::Value<";

    /**
     * What a value must satisfy.
     *
     * @param description what to say instead of the rule that was broken
     */
    public record Constraints(List<String> allowedValues, Optional<String> allowedPattern, Optional<Integer> minLength,
            Optional<Integer> maxLength, Optional<BigDecimal> minValue, Optional<BigDecimal> maxValue,
            Optional<String> description) {}

    /** Whether the value given is the name of an SSM parameter, whose value is meant. */
    public boolean fromParameterStore() {
        return type.startsWith(SSM_VALUE);
    }

    /** The type of the value itself, behind the parameter store if it comes from there. */
    public String valueType() {
        return fromParameterStore() ? type.substring(SSM_VALUE.length(), type.length() - 1) : type;
    }

    public boolean isList() {
        return valueType().equals("CommaDelimitedList") || valueType().startsWith("List<");
    }

    public boolean isNumeric() {
        return valueType().equals("Number") || valueType().equals("List<Number>");
    }
}
