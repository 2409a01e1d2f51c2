package dev.eventlabs.test.scores;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue.Type;

/**
 * Each user's total against the sum over the user's records. A record without a user name or a numeric score counts nothing.
 *
 * @param sums by user name, of the records
 * @param totals by user name, as the aggregator keeps them
 */
public record ScoresReckoning(Map<String, BigDecimal> sums, Map<String, BigDecimal> totals) {

    static ScoresReckoning of(List<Map<String, AttributeValue>> records, List<Map<String, AttributeValue>> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Map<String, AttributeValue> item : records) {
            if (item.get("Username") instanceof AttributeValue user && user.type() == Type.S && !user.s().isEmpty()
                    && item.get("Score") instanceof AttributeValue score && score.type() == Type.N) {
                sums.merge(user.s(), new BigDecimal(score.n()), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> totals = new TreeMap<>();
        rows.forEach(row -> totals.put(row.get("Username").s(), new BigDecimal(row.get("Score").n())));
        return new ScoresReckoning(sums, totals);
    }

    /** What doesn't add up, a line a user; a user without records may have a total of nothing, or none. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        TreeSet<String> users = new TreeSet<>(sums.keySet());
        users.addAll(totals.keySet());
        for (String user : users) {
            BigDecimal sum = sums.getOrDefault(user, BigDecimal.ZERO);
            BigDecimal total = totals.getOrDefault(user, BigDecimal.ZERO);
            if (sum.compareTo(total) != 0) {
                violations.add(user + " has a total of " + total + ", but records of " + sum);
            }
        }
        return violations;
    }
}
