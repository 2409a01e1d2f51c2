package dev.eventlabs.test.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Tasks against the executions that worked on them.
 *
 * @param resting how many are in each state that is an end
 * @param executions of all tasks
 * @param violations what isn't as it should be; empty if nothing
 */
public record TasksReckoning(Map<String, Integer> resting, int executions, List<String> violations) {

    private static final Set<String> ENDS = Set.of("SUCCESS", "ABANDONED");
    private static final Pattern TASK = Pattern.compile("\"task_id\"\\s*:\\s*\"([^\"]*)\"");

    /** @param posted the ids of the tasks that are reckoned; others aren't looked at */
    public static TasksReckoning of(Set<String> posted, List<Map<String, AttributeValue>> items,
            List<DescribeExecutionResponse> executions) {
        Map<String, List<DescribeExecutionResponse>> byTask = new HashMap<>();
        executions.forEach(each -> byTask.computeIfAbsent(task(each), id -> new ArrayList<>()).add(each));
        Map<String, Integer> resting = new HashMap<>();
        List<String> violations = new ArrayList<>();
        int counted = 0;
        int found = 0;
        for (Map<String, AttributeValue> item : items) {
            String id = item.get("task_id").s();
            if (posted.contains(id)) {
                found++;
                String status = item.containsKey("workflow_status") ? item.get("workflow_status").s() : "NEW";
                resting.merge(status, 1, Integer::sum);
                List<DescribeExecutionResponse> own = byTask.getOrDefault(id, List.of());
                counted += own.size();
                int retries = item.containsKey("attempts") ? Integer.parseInt(item.get("attempts").n()) : 0;
                if (!ENDS.contains(status)) {
                    violations.add("Task " + id + " is " + status + ", which is no end.");
                }
                if (own.size() != retries + 1) {
                    violations.add("Task " + id + " was tried again " + retries + " times, but had " + own.size()
                            + " executions.");
                }
                overlap(id, own, violations);
            }
        }
        if (found != posted.size()) {
            violations.add(posted.size() + " tasks were posted, but " + found + " are there.");
        }
        return new TasksReckoning(resting, counted, violations);
    }

    private static void overlap(String id, List<DescribeExecutionResponse> own, List<String> violations) {
        List<DescribeExecutionResponse> inOrder = own.stream()
                .sorted(Comparator.comparing(DescribeExecutionResponse::startDate)).toList();
        for (int i = 1; i < inOrder.size(); i++) {
            Instant end = inOrder.get(i - 1).stopDate();
            // The next one starts as soon as FAILED is written, which is the last that the one before it does.
            if (end == null || inOrder.get(i).startDate().isBefore(wroteFailed(inOrder.get(i - 1)))) {
                violations.add("Task " + id + " had two executions at a time: " + inOrder.get(i - 1).name() + " and "
                        + inOrder.get(i).name() + ".");
            }
        }
    }

    /** Before this moment it was still at work: the stop, less what may pass from the table's stream being quicker than the answer. */
    private static Instant wroteFailed(DescribeExecutionResponse execution) {
        return execution.stopDate().minusMillis(Math.min(2_000,
                Duration.between(execution.startDate(), execution.stopDate()).toMillis() / 2));
    }

    private static String task(DescribeExecutionResponse execution) {
        Matcher id = TASK.matcher(execution.input());
        return id.find() ? id.group(1) : "";
    }
}
