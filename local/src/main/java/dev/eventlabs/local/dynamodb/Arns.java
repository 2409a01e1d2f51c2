package dev.eventlabs.local.dynamodb;

import dev.eventlabs.local.spi.Scope;

/** The engine's ARNs name a region of its own; here they become those of the caller's region and account. */
final class Arns {

    private static final String ENGINE = "arn:aws:dynamodb:ddblocal:000000000000:";

    private Arns() {}

    static String table(Scope scope, String name) {
        return scope.arn("dynamodb", "table/" + name);
    }

    /** The name of the table that a name or an ARN (of the table, or of something below it) stands for. */
    static String tableName(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String[] parts = nameOrArn.substring(nameOrArn.indexOf(":table/") + 7).split("/", 2);
        return parts[0];
    }

    /** @param text an answer, or an ARN, of the engine's; it holds no user's data */
    static String ours(Scope scope, String text) {
        return text.replace(ENGINE, prefix(scope));
    }

    static String engines(Scope scope, String text) {
        return text.replace(prefix(scope), ENGINE);
    }

    private static String prefix(Scope scope) {
        return scope.arn("dynamodb", "");
    }
}
