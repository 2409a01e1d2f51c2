package dev.eventlabs.test.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was posted against what the table has. Not thread-safe. */
public final class MessagingReckoning {

    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<Map<String, AttributeValue>>> messages = new HashMap<>();
    private final Map<String, List<Map<String, AttributeValue>>> rows = new HashMap<>();
    private int counted;

    private MessagingReckoning(List<Map<String, AttributeValue>> items) {
        for (Map<String, AttributeValue> item : items) {
            if (item.get("pk").s().startsWith("MSG#")) {
                messages.computeIfAbsent(item.get("pk").s().substring(4), group -> new ArrayList<>()).add(item);
            } else if (item.containsKey("message_group_uuid")) {
                rows.computeIfAbsent(item.get("message_group_uuid").s(), group -> new ArrayList<>()).add(item);
            }
        }
        messages.values().forEach(each -> each.sort(Comparator.comparing(message -> message.get("sk").s())));
    }

    /** @param items of the whole table; conversations of others than those who posted aren't looked at */
    public static MessagingReckoning of(Posts posts, List<Map<String, AttributeValue>> items) {
        MessagingReckoning reckoning = new MessagingReckoning(items);
        posts.byPair().forEach(reckoning::reckon);
        return reckoning;
    }

    private void reckon(Set<String> pair, List<Posts.Post> posts) {
        List<String> groups = rows.entrySet().stream().filter(each -> handles(each.getValue()).equals(pair))
                .map(Map.Entry::getKey).toList();
        if (groups.size() != 1) {
            if (!groups.isEmpty() || posts.stream().anyMatch(Posts.Post::taken)) {
                violations.add(pair + " have " + groups.size() + " conversations: " + groups);
            }
            return;
        }
        String group = groups.getFirst();
        List<Map<String, AttributeValue>> stored = messages.getOrDefault(group, List.of());
        counted += stored.size();
        List<String> texts = stored.stream().map(each -> each.get("message").s()).toList();
        if (new HashSet<>(texts).size() != texts.size()) {
            violations.add(group + " has a message twice: " + texts);
        }
        Set<String> posted = posts.stream().map(Posts.Post::text).collect(Collectors.toSet());
        texts.stream().filter(text -> !posted.contains(text))
                .forEach(text -> violations.add(group + " has a message that nobody posted to it: " + text));
        posts.stream().filter(post -> post.taken() && !texts.contains(post.text()))
                .forEach(post -> violations.add(group + " lacks " + post.text() + ", which was taken"));
        order(group, posts, texts);
        if (!stored.isEmpty()) {
            newest(group, stored.getLast());
        }
    }

    /** One who posts a message after another was answered finds them in that order. */
    private void order(String group, List<Posts.Post> posts, List<String> texts) {
        for (String sender : posts.stream().map(Posts.Post::sender).collect(Collectors.toSet())) {
            List<String> own = posts.stream().filter(post -> post.sender().equals(sender)).map(Posts.Post::text)
                    .filter(texts::contains).toList();
            List<String> shown = new ArrayList<>(new LinkedHashSet<>(texts));
            shown.retainAll(Set.copyOf(own));
            if (!shown.equals(own)) {
                violations.add(group + " shows what " + sender + " wrote as " + shown + ", not as " + own);
            }
        }
    }

    private void newest(String group, Map<String, AttributeValue> message) {
        List<Map<String, AttributeValue>> lists = rows.get(group);
        if (lists.size() != 2 || lists.get(0).get("pk").equals(lists.get(1).get("pk"))) {
            violations.add(group + " has " + lists.size() + " rows: "
                    + lists.stream().map(row -> row.get("pk").s() + " " + row.get("sk").s()).toList());
        }
        for (Map<String, AttributeValue> row : lists) {
            // Two conversations of one microsecond can't have the same key: the second has its name behind the time.
            if (!row.get("sk").s().startsWith(message.get("sk").s())
                    || !row.get("message").equals(message.get("message"))) {
                violations.add(group + " is at " + row.get("sk").s() + " in " + row.get("pk").s()
                        + ", but its newest message is of " + message.get("sk").s());
            }
        }
    }

    private static Set<String> handles(List<Map<String, AttributeValue>> rows) {
        return rows.stream().map(row -> row.get("user_handle").s()).collect(Collectors.toSet());
    }

    /** What isn't as it should be; empty if nothing. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The messages of all conversations that were looked at. */
    public int messages() {
        return counted;
    }
}
