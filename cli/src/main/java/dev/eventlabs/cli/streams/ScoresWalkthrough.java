package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The second part of the original document: scores in one table become totals in another. For one run. */
final class ScoresWalkthrough {

    /** A cold start, and a slow machine. */
    private static final Duration PROCESSING = Duration.ofMinutes(1);
    private static final String ANSWER = "\"Successfully processed 1 records.\"";

    private final Story story;
    private final StreamsSystem system;
    private final SampleEvents events;

    private record Score(String user, String score) {}

    private static final List<Score> SCORES = List.of(new Score("Ana", "70"), new Score("Ben", "12.5"),
            new Score("Ana", "30"), new Score("Cleo", "10"), new Score("Ben", "45"), new Score("Cleo", "99.25"));

    ScoresWalkthrough(Story story, StreamsSystem system, SampleEvents events) {
        this.story = story;
        this.system = system;
        this.events = events;
    }

    void run() {
        lookAtTables();
        invoke();
        long first = insert();
        change(first);
    }

    private void lookAtTables() {
        story.step("Part 2: two tables, and a function that follows the first");
        story.request("aws dynamodb describe-table --table-name " + system.scoreRecords());
        TableDescription table = system.describeScoreRecords();
        story.answer(new Table("table", "status", "stream shows")
                .row(table.tableName(), table.tableStatusAsString(),
                        table.streamSpecification().streamViewTypeAsString()));
        story.tell("The original shows NEW_IMAGE, from which nobody can tell what an edit or a delete takes away.");
        new Trigger(story, system).look(table.latestStreamArn(), system.aggregator());
    }

    private void invoke() {
        story.step("Test " + system.aggregator() + " with the score event, twice");
        String event = events.text("score-record.json");
        for (int time = 1; time <= 2; time++) {
            story.request("aws lambda invoke --function-name " + system.aggregator()
                    + " --cli-binary-format raw-in-base64-out --payload file://events/score-record.json out.json");
            Invocation invocation = system.invoke(system.aggregator(), event);
            story.answer(invocation.answer());
            story.check(time == 1 ? "The answer to the score event" : "The answer, the second time", ANSWER,
                    invocation.answer());
            story.request("aws dynamodb get-item --table-name " + system.scoresByUser()
                    + " --key '{\"Username\": {\"S\": \"Jane Doe\"}}'");
            BigDecimal total = system.totals().total("Jane Doe");
            story.answer("Jane Doe has " + total.toPlainString());
            story.check(time == 1 ? "Jane Doe's total" : "Jane Doe's total, the second time", "100",
                    total.toPlainString());
        }
    }

    private long insert() {
        story.step("Insert records into " + system.scoreRecords());
        ScoreTotals before = atRest("Totals before");
        long first = system.freshRecordId();
        story.request(
                "aws dynamodb put-item --table-name " + system.scoreRecords() + " --item '{\"RecordID\": {\"N\": \""
                        + first + "\"}, \"Username\": {\"S\": \"Ana\"}, \"Score\": {\"N\": \"70\"}}'");
        story.tell("… and five more:");
        for (int n = 0; n < SCORES.size(); n++) {
            system.putScore(first + n, SCORES.get(n).user(), new BigDecimal(SCORES.get(n).score()));
        }
        checkChanges(before, Map.of("Ana", "100", "Ben", "57.5", "Cleo", "109.25"),
                "Each total has grown by what was inserted", "the inserts");
        return first;
    }

    private void change(long first) {
        story.step("Edit a score, rename a user, delete a record");
        ScoreTotals before = system.totals();
        story.request("aws dynamodb update-item --table-name " + system.scoreRecords()
                + " --key '{\"RecordID\": {\"N\": \""
                + first
                + "\"}}' --update-expression 'SET Score = :s' --expression-attribute-values '{\":s\": {\"N\": \"75.5\"}}'");
        story.answer("Ana's 70 are 75.5 now");
        system.edit(first, "Score", AttributeValue.fromN("75.5"));
        story.request("aws dynamodb update-item … 'SET Username = :u' … '{\":u\": {\"S\": \"Dora\"}}'");
        story.answer("Ana's 30 are Dora's now");
        system.edit(first + 2, "Username", AttributeValue.fromS("Dora"));
        story.request(
                "aws dynamodb delete-item --table-name " + system.scoreRecords() + " --key '{\"RecordID\": {\"N\": \""
                        + (first + 3) + "\"}}'");
        story.answer("Cleo's 10 are gone");
        system.delete(first + 3);
        checkChanges(before, Map.of("Ana", "-24.5", "Cleo", "-10", "Dora", "30"),
                "Each total has changed by the difference", "the changes");
    }

    private ScoreTotals atRest(String what) {
        ScoreTotals totals = story.await(what, PROCESSING, system::totals, ScoreTotals::agree, ScoresWalkthrough::note);
        if (!totals.users().isEmpty()) {
            story.answer(totals.table());
        }
        return totals;
    }

    private void checkChanges(ScoreTotals before, Map<String, String> differences, String what, String after) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String user : new TreeSet<>(differences.keySet())) {
            expected.put(user, text(before.total(user).add(new BigDecimal(differences.get(user)))));
        }
        story.await(system.aggregator() + " sums up", PROCESSING, system::totals,
                totals -> totals.agree() && of(totals, expected).equals(expected), ScoresWalkthrough::note);
        story.request("aws dynamodb scan --table-name " + system.scoresByUser());
        ScoreTotals totals = system.totals();
        story.answer(totals.table());
        story.check(what, text(expected), text(of(totals, expected)));
        story.checkThat("Totals = sums after " + after, totals.agree(), "for all " + totals.users().size() + " users",
                note(totals));
    }

    private static Map<String, String> of(ScoreTotals totals, Map<String, String> users) {
        Map<String, String> found = new LinkedHashMap<>();
        users.keySet().forEach(user -> found.put(user, text(totals.total(user))));
        return found;
    }

    private static String text(Map<String, String> totals) {
        return totals.entrySet().stream().map(total -> total.getKey() + " " + total.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String note(ScoreTotals totals) {
        return "for " + totals.agreeing() + " of " + totals.users().size() + " users";
    }
}
