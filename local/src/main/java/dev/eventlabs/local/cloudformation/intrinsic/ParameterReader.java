package dev.eventlabs.local.cloudformation.intrinsic;

import dev.eventlabs.local.cloudformation.template.ParameterDeclaration;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Gives parameters their values and checks them. */
public final class ParameterReader {

    private final Function<String, Optional<String>> parameterStore;

    /** @param parameterStore the value of an SSM parameter, by its name */
    public ParameterReader(Function<String, Optional<String>> parameterStore) {
        this.parameterStore = parameterStore;
    }

    /**
     * @param given by name
     * @throws TemplateException if one is missing, unknown, or breaks a rule
     */
    public Map<String, ParameterValue> read(Map<String, ParameterDeclaration> declared, Map<String, String> given) {
        List<String> unknown = given.keySet().stream().filter(name -> !declared.containsKey(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new TemplateException("Parameters: " + unknown + " do not exist in the template");
        }
        List<String> missing = declared.values().stream()
                .filter(each -> !given.containsKey(each.name()) && each.defaultValue().isEmpty())
                .map(ParameterDeclaration::name).toList();
        if (!missing.isEmpty()) {
            throw new TemplateException("Parameters: " + missing + " must have values");
        }
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        List<String> notInStore = new ArrayList<>();
        for (ParameterDeclaration each : declared.values()) {
            String text = given.getOrDefault(each.name(), each.defaultValue().orElse(""));
            Optional<String> stored = each.fromParameterStore() ? parameterStore.apply(text) : Optional.empty();
            if (each.fromParameterStore() && stored.isEmpty()) {
                notInStore.add(text);
            } else {
                check(each, text);
                values.put(each.name(), new ParameterValue(each, text, stored));
            }
        }
        if (!notInStore.isEmpty()) {
            throw new TemplateException(
                    "Unable to fetch parameters " + notInStore + " from parameter store for this account.");
        }
        return values;
    }

    private static void check(ParameterDeclaration declared, String text) {
        ParameterDeclaration.Constraints rules = declared.constraints();
        List<String> values = declared.isList() ? List.of(text.split(",", -1)) : List.of(text);
        for (String value : values) {
            brokenRule(declared, rules, value.strip().isEmpty() ? value : declared.isList() ? value.strip() : value)
                    .ifPresent(broken -> {
                        throw new TemplateException("Parameter '" + declared.name() + "' " + rules.description()
                                .map(description -> "failed to satisfy constraint: " + description).orElse(broken));
                    });
        }
    }

    private static Optional<String> brokenRule(ParameterDeclaration declared, ParameterDeclaration.Constraints rules,
            String value) {
        if (!rules.allowedValues().isEmpty() && !rules.allowedValues().contains(value)) {
            return Optional.of("must be one of AllowedValues");
        }
        if (rules.allowedPattern().isPresent() && !matches(rules.allowedPattern().get(), value)) {
            return Optional.of("must match pattern " + rules.allowedPattern().get());
        }
        if (rules.minLength().isPresent() && value.length() < rules.minLength().get()) {
            return Optional.of("must contain at least " + rules.minLength().get() + " characters");
        }
        if (rules.maxLength().isPresent() && value.length() > rules.maxLength().get()) {
            return Optional.of("must contain at most " + rules.maxLength().get() + " characters");
        }
        return declared.isNumeric() ? brokenNumber(rules, value) : Optional.empty();
    }

    private static Optional<String> brokenNumber(ParameterDeclaration.Constraints rules, String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            return Optional.of("must be a number");
        }
        if (rules.minValue().isPresent() && number.compareTo(rules.minValue().get()) < 0) {
            return Optional.of("must be a number not less than " + rules.minValue().get());
        }
        if (rules.maxValue().isPresent() && number.compareTo(rules.maxValue().get()) > 0) {
            return Optional.of("must be a number not greater than " + rules.maxValue().get());
        }
        return Optional.empty();
    }

    private static boolean matches(String pattern, String value) {
        try {
            return Pattern.matches(pattern, value);
        } catch (PatternSyntaxException e) {
            throw TemplateException.format("AllowedPattern isn't a regular expression: " + pattern);
        }
    }
}
