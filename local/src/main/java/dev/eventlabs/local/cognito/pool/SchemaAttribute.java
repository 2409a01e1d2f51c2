package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.Struct;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An attribute that users of a pool may have.
 *
 * @param name with {@code custom:} if it isn't one of the standard ones
 * @param type {@code String}, {@code Number}, {@code DateTime} or {@code Boolean}
 * @param least the shortest length of text, or the least number, as it was given; null if there is none
 */
record SchemaAttribute(String name, String type, boolean mutable, boolean required, String least, String most) {

    static SchemaAttribute text(String name, int least, int most) {
        return new SchemaAttribute(name, "String", true, false, Integer.toString(least), Integer.toString(most));
    }

    static SchemaAttribute plain(String name, String type) {
        return new SchemaAttribute(name, type, true, false, null, null);
    }

    /** With what a pool wants of it. */
    SchemaAttribute with(PoolSettings.Attribute wish) {
        String wishedLeast = null;
        String wishedMost = null;
        if (wish.stringAttributeConstraints() != null) {
            wishedLeast = wish.stringAttributeConstraints().minLength();
            wishedMost = wish.stringAttributeConstraints().maxLength();
        } else if (wish.numberAttributeConstraints() != null) {
            wishedLeast = wish.numberAttributeConstraints().minValue();
            wishedMost = wish.numberAttributeConstraints().maxValue();
        }
        requireNumber(wishedLeast);
        requireNumber(wishedMost);
        return new SchemaAttribute(name, type, wish.mutable() == null ? mutable : wish.mutable(),
                wish.required() == null ? required : wish.required(), wishedLeast == null ? least : wishedLeast,
                wishedMost == null ? most : wishedMost);
    }

    private void requireNumber(String limit) {
        if (limit != null && !limit.matches("-?\\d{1,9}")) {
            throw Errors.invalid("Limits of " + name + " must be whole numbers, not '" + limit + "'.");
        }
    }

    /** @return what is wrong with a value; empty if nothing is */
    Optional<String> complaint(String value) {
        return switch (type) {
            case "Boolean" -> value.equals("true") || value.equals("false") ? Optional.empty()
                    : Optional.of(name + ": Invalid boolean value");
            case "Number" -> number(value);
            case "DateTime" -> Optional.empty();
            default -> {
                int length = value.codePointCount(0, value.length());
                yield least != null && length < Integer.parseInt(least) || most != null && length > Integer
                        .parseInt(most) ? Optional.of(name + ": The length of the value must be " + range())
                                : Optional.empty();
            }
        };
    }

    private Optional<String> number(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            return least != null && number.compareTo(new BigDecimal(least)) < 0
                    || most != null && number.compareTo(new BigDecimal(most)) > 0
                            ? Optional.of(name + ": The value must be " + range())
                            : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(name + ": Invalid number value");
        }
    }

    private String range() {
        return (least == null ? "" : "at least " + least) + (least == null || most == null ? "" : " and ")
                + (most == null ? "" : "at most " + most);
    }

    Struct described() {
        Struct all = Struct.of("Name", name).with("AttributeDataType", type).with("DeveloperOnlyAttribute", false)
                .with("Mutable", mutable).with("Required", required);
        return switch (type) {
            case "String" -> all.with("StringAttributeConstraints",
                    Struct.of("MinLength", least).with("MaxLength", most));
            case "Number" -> all.with("NumberAttributeConstraints",
                    Struct.of("MinValue", least).with("MaxValue", most));
            default -> all;
        };
    }
}
