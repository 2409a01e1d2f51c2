package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes that users of a pool may have. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">attributes</a>
 */
public final class Schema {

    /** Set by the pool itself when an address has been verified; only administrators may set it otherwise. */
    public static final Set<String> VERIFICATIONS = Set.of("email_verified", "phone_number_verified");

    private static final List<SchemaAttribute> STANDARD = List.of(
            new SchemaAttribute("sub", "String", false, true, "1", "2048"),
            text("name"), text("given_name"), text("family_name"), text("middle_name"), text("nickname"),
            text("preferred_username"), text("profile"), text("picture"), text("website"), text("email"),
            SchemaAttribute.plain("email_verified", "Boolean"), text("gender"),
            SchemaAttribute.text("birthdate", 10, 10), text("zoneinfo"), text("locale"), text("phone_number"),
            SchemaAttribute.plain("phone_number_verified", "Boolean"), text("address"),
            new SchemaAttribute("updated_at", "Number", true, false, "0", null));
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{1,15}");
    private static final String WRONG_TYPE = "Invalid AttributeDataType input, consider using the provided "
            + "AttributeDataType enum.";

    private final Map<String, SchemaAttribute> attributes;

    private Schema(Map<String, SchemaAttribute> attributes) {
        this.attributes = attributes;
    }

    /** @throws AwsException if a wish can't be had */
    public static Schema of(List<PoolSettings.Attribute> wishes) {
        Map<String, SchemaAttribute> all = new LinkedHashMap<>();
        STANDARD.forEach(each -> all.put(each.name(), each));
        for (PoolSettings.Attribute wish : wishes == null ? List.<PoolSettings.Attribute>of() : wishes) {
            SchemaAttribute standard = all.get(wish.name());
            if (standard == null) {
                add(all, wish);
            } else if (wish.attributeDataType() != null && !wish.attributeDataType().equals(standard.type())) {
                throw Errors.invalid(WRONG_TYPE);
            } else {
                all.put(standard.name(), standard.with(wish));
            }
        }
        return new Schema(all);
    }

    /** With further attributes of the pool's own. */
    public Schema with(List<PoolSettings.Attribute> further) {
        Map<String, SchemaAttribute> all = new LinkedHashMap<>(attributes);
        further.forEach(wish -> add(all, wish));
        return new Schema(all);
    }

    private static void add(Map<String, SchemaAttribute> all, PoolSettings.Attribute wish) {
        String type = wish.attributeDataType();
        if (wish.name() == null || !wish.name().matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,20}")) {
            throw AwsException.constraint("InvalidParameterException", wish.name(), "schema.1.member.name",
                    "Member must have length less than or equal to 20");
        }
        if (type == null || !Set.of("String", "Number", "DateTime", "Boolean").contains(type)) {
            throw Errors.invalid(WRONG_TYPE);
        }
        if (Boolean.TRUE.equals(wish.required())) {
            throw Errors.invalid("Required custom attributes are not supported currently.");
        }
        if (Boolean.TRUE.equals(wish.developerOnlyAttribute())) {
            throw Errors.notHere("DeveloperOnlyAttribute", "Use the write permissions of app clients, as AWS advises.");
        }
        String name = "custom:" + wish.name();
        boolean mutable = wish.mutable() == null || wish.mutable();
        if (all.putIfAbsent(name, SchemaAttribute.plain(name, type)
                .with(new PoolSettings.Attribute(wish.name(), type, false, mutable, false,
                        wish.stringAttributeConstraints(), wish.numberAttributeConstraints()))) != null) {
            throw Errors.invalid(name + ": Existing attribute already has name " + name + ".");
        }
    }

    private static SchemaAttribute text(String name) {
        return SchemaAttribute.text(name, 0, 2048);
    }

    public Set<String> names() {
        return attributes.keySet();
    }

    /** Whether its values are shown as truth values, not as text. */
    public boolean isFlag(String name) {
        return attributes.containsKey(name) && attributes.get(name).type().equals("Boolean");
    }

    public boolean isMutable(String name) {
        return attributes.get(name).mutable();
    }

    public List<String> required() {
        return attributes.values().stream().filter(each -> each.required() && !each.name().equals("sub"))
                .map(SchemaAttribute::name).toList();
    }

    /** @throws AwsException if a value isn't one for its attribute */
    public void checkValues(Map<String, String> values) {
        List<String> complaints = new ArrayList<>();
        values.forEach((name, value) -> {
            SchemaAttribute attribute = attributes.get(name);
            if (attribute == null) {
                complaints.add(name + ": Attribute does not exist in the schema.");
            } else if (!value.isEmpty()) {
                complaint(attribute, value).ifPresent(complaints::add);
            }
        });
        refuse(complaints);
    }

    private static Optional<String> complaint(SchemaAttribute attribute, String value) {
        if (attribute.name().equals("email") && !EMAIL.matcher(value).matches()) {
            throw Errors.invalid("Invalid email address format.");
        }
        if (attribute.name().equals("phone_number") && !PHONE.matcher(value).matches()) {
            throw Errors.invalid("Invalid phone number format.");
        }
        return attribute.complaint(value);
    }

    /** @throws AwsException if one that every user must have is missing */
    public void checkComplete(Map<String, String> values) {
        refuse(required().stream().filter(name -> values.getOrDefault(name, "").isEmpty())
                .map(name -> name + ": The attribute is required").toList());
    }

    private static void refuse(List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw Errors.schema(String.join("\n", complaints) + "\n");
        }
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** As {@code DescribeUserPool} lists them. */
    public List<Struct> described() {
        return attributes.values().stream().map(SchemaAttribute::described).toList();
    }
}
