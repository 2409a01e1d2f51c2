package dev.eventlabs.test.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was posted, by whom to whom, and how it was answered. Thread-safe. */
public final class Posts {

    private final Map<Set<String>, List<Post>> byPair = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * One message.
     *
     * @param text that no other message has
     * @param taken whether it was answered with 201: then it must be there. Else the function died or wasn't there, before or after it was stored
     */
    public record Post(String sender, String text, boolean taken) {}

    synchronized void add(String receiver, Post post) {
        byPair.computeIfAbsent(Set.of(post.sender(), receiver), pair -> new ArrayList<>()).add(post);
    }

    synchronized void refused(String answer) {
        refusals.add(answer);
    }

    /** By the handles of the two, those of one sender in the order in which they were answered. */
    synchronized Map<Set<String>, List<Post>> byPair() {
        Map<Set<String>, List<Post>> copy = new LinkedHashMap<>();
        byPair.forEach((pair, posts) -> copy.put(pair, List.copyOf(posts)));
        return copy;
    }

    /** Answers that say that the caller was wrong, which he wasn't. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }
}
