package dev.eventlabs.local.spi;

import java.util.Locale;
import java.util.Map;

/**
 * What a provider may know of the stack.
 *
 * @param scope account and region of the stack
 * @param stackId its ARN
 * @param stackName its name
 * @param logicalId of the resource
 * @param type the resource's type as the template spells it ({@code Custom::Migration})
 * @param stackTags the stack's tags, which taggable resources inherit, with the {@code aws:cloudformation:*} ones
 * @param suffix twelve random characters, upper case letters and digits, for a generated name
 */
public record ResourceContext(Scope scope, String stackId, String stackName, String logicalId, String type,
        Map<String, String> stackTags, String suffix) {

    /**
     * A physical name as CloudFormation generates it: {@code <stack>-<logical id>-<suffix>}, shortened in its first two parts to fit.
     *
     * @param maxLength AWS's limit for the type's names
     */
    public String generatedName(int maxLength) {
        int room = maxLength - suffix.length() - 2;
        String stack = stackName;
        String logical = logicalId;
        if (stack.length() + logical.length() > room) {
            stack = stack.substring(0,
                    Math.min(stack.length(), Math.max(1, room - Math.min(logical.length(), room / 2))));
            logical = logical.substring(0, Math.min(logical.length(), room - stack.length()));
        }
        return stack + "-" + logical + "-" + suffix;
    }

    /** The same for types whose names are lower case, as S3's. */
    public String generatedLowerCaseName(int maxLength) {
        return generatedName(maxLength).toLowerCase(Locale.ROOT);
    }
}
