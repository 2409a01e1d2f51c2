package dev.eventlabs.infrastructure.constructs.table;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import software.constructs.Construct;

/**
 * What must hold for our tables, whatever the caller wished; each message says what was given, what is allowed, what to do. The
 * limits: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
final class TableRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    /** A quota; it can be raised on request. */
    private static final int INDEXES = 20;

    private TableRules() {}

    static void indexes(Construct table, List<TableIndex> indexes) {
        if (indexes.size() > INDEXES) {
            throw refused(table, indexes.size() + " indexes were given; DynamoDB allows " + INDEXES
                    + ". Let items of several kinds share one, or, if your quota was raised, add more with"
                    + " getTable().addGlobalSecondaryIndex(…).");
        }
        var seen = new HashSet<String>();
        for (TableIndex index : indexes) {
            if (!NAME.matcher(index.name()).matches()) {
                throw refused(table, "the index name \"" + index.name()
                        + "\" was given; 3 to 255 letters, digits, _, - and . are allowed, as in group-time-index.");
            }
            if (!seen.add(index.name())) {
                throw refused(table, "the index " + index.name() + " was given twice. Leave one of them out.");
            }
        }
    }

    private static IllegalArgumentException refused(Construct table, String message) {
        return new IllegalArgumentException("Table " + table.getNode().getPath() + ": " + message);
    }
}
