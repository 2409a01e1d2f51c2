package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the two tables of the lab say of each user, side by side.
 *
 * @param users by name
 * @param invalid records without a user or with a score that is no number
 */
record ScoreTotals(List<UserTotal> users, long invalid) {

    /**
     * @param records items of the table of scores
     * @param totals items of the table of totals
     */
    static ScoreTotals of(Iterable<Map<String, AttributeValue>> records, Iterable<Map<String, AttributeValue>> totals) {
        Map<String, List<BigDecimal>> scores = new TreeMap<>();
        long invalid = 0;
        for (Map<String, AttributeValue> record : records) {
            if (counts(record)) {
                scores.computeIfAbsent(record.get("Username").s(), name -> new ArrayList<>())
                        .add(new BigDecimal(record.get("Score").n()));
            } else {
                invalid++;
            }
        }
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        totals.forEach(row -> rows.put(row.get("Username").s(), row));
        var names = new TreeSet<>(scores.keySet());
        names.addAll(rows.keySet());
        return new ScoreTotals(names.stream()
                .map(name -> user(name, scores.getOrDefault(name, List.of()), rows.getOrDefault(name, Map.of())))
                .toList(), invalid);
    }

    private static boolean counts(Map<String, AttributeValue> record) {
        return record.containsKey("Username") && record.get("Username").s() != null
                && !record.get("Username").s().isBlank() && record.containsKey("Score")
                && record.get("Score").n() != null;
    }

    private static UserTotal user(String name, List<BigDecimal> scores, Map<String, AttributeValue> row) {
        return new UserTotal(name, scores.size(),
                plain(scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                plain(row.containsKey("Score") ? new BigDecimal(row.get("Score").n()) : BigDecimal.ZERO),
                // What was counted of a stream is marked by shard.
                row.containsKey("Applied")
                        && !row.get("Applied").m().keySet().stream().allMatch(source -> source.startsWith("shardId-")));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Of one user; zero if nothing is known of them. */
    BigDecimal total(String username) {
        return users.stream().filter(user -> user.username().equals(username)).map(UserTotal::total).findFirst()
                .orElse(BigDecimal.ZERO);
    }

    boolean agree() {
        return users.stream().allMatch(UserTotal::agrees);
    }

    long agreeing() {
        return users.stream().filter(UserTotal::agrees).count();
    }

    String verdict() {
        String others = invalid == 0 ? ""
                : " " + invalid + (invalid == 1 ? " record is" : " records are")
                        + " invalid and counted nowhere.";
        return (agree() ? "Totals = sums." : "They don't agree; scores may be on their way, look again in a moment.")
                + others;
    }

    Table table() {
        Table table = new Table("user", "scores", "sum", "total", "");
        users.forEach(user -> table.row(user.username(), user.records(), user.sum().toPlainString(),
                user.total().toPlainString(),
                user.byHand() ? "of an event made by hand" : user.agrees() ? "✓" : "✗"));
        return table;
    }

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agree", agree());
        json.put("invalid", invalid);
        json.put("users", users);
        return json;
    }
}
