package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.terminal.Failure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts the lab's users and their conversation where they aren't yet. Done twice, the second time nothing changes. */
final class Seed {

    private final MessagingSystem system;
    private final Dialogue dialogue = Dialogue.ofLab();

    /**
     * What there is now.
     *
     * @param conversation that the messages are in
     * @param newUsers of the pool, that weren't there before
     * @param newMessages that weren't there before
     */
    record Result(String conversation, int users, int newUsers, int messages, int newMessages) {}

    Seed(MessagingSystem system) {
        this.system = system;
    }

    /** @param password for the lab's users; empty for one that nobody knows, and none for those who are there */
    Result run(Optional<String> password) {
        int newUsers = 0;
        for (Person person : LabPeople.ALL) {
            if (system.pool().withEmail(person.email()).isEmpty()) {
                system.pool().add(person, password.orElseGet(Password::random));
                newUsers++;
            } else {
                password.ifPresent(wished -> system.pool().setPassword(person, wished));
            }
        }
        // Whom an administrator adds, Cognito's trigger isn't told of.
        system.users().write(everybody());
        Map<String, Member> members = members();
        String conversation = conversation(members.get(LabPeople.ANDREW_BROWN.handle()),
                members.get(LabPeople.ANDREW_BAYKO.handle()));
        int newMessages = 0;
        for (Dialogue.Line line : dialogue.lines()) {
            newMessages += system.messages().insert(message(conversation, line, members.get(line.handle()))) ? 1 : 0;
        }
        return new Result(conversation, LabPeople.ALL.size(), newUsers, dialogue.lines().size(), newMessages);
    }

    /** Lists are a moment behind: who was added just now may not be in them. */
    private Set<PoolUser> everybody() {
        Set<PoolUser> all = new LinkedHashSet<>(system.pool().users());
        LabPeople.ALL.forEach(person -> system.pool().withEmail(person.email()).ifPresent(all::add));
        return all;
    }

    private Map<String, Member> members() {
        List<String> handles = LabPeople.ALL.stream().map(Person::handle).toList();
        Map<String, Member> members = system.users().find(handles).stream()
                .collect(Collectors.toMap(Member::handle, Function.identity()));
        if (!members.keySet().containsAll(handles)) {
            throw new Failure("Of " + handles + ", the table of users has " + members.keySet() + " only.",
                    "Somebody else may have one of the handles, or of the addresses:  ./lab messaging sync-users");
        }
        return members;
    }

    /** Both rows and the claim at once, unless they have a conversation: then it is that one. */
    private String conversation(Member one, Member other) {
        Dialogue.Line last = dialogue.lines().getLast();
        system.messages().insertAll(List.of(row(one, other, last), row(other, one, last), item("pk",
                MessageTable.pair(one, other), "sk", "PAIR", "conversation_uuid", Dialogue.GROUP)));
        return system.messages().conversationOf(one, other).orElseThrow();
    }

    private static Map<String, AttributeValue> row(Member owner, Member other, Dialogue.Line last) {
        return item("pk", "GRP#" + owner.uuid(), "sk", last.sk(), "message_group_uuid", Dialogue.GROUP, "message",
                last.text(), "user_uuid", other.uuid(), "user_display_name", other.displayName(), "user_handle",
                other.handle());
    }

    private static Map<String, AttributeValue> message(String conversation, Dialogue.Line line, Member sender) {
        return item("pk", "MSG#" + conversation, "sk", line.sk(), "message_uuid", line.uuid(), "message", line.text(),
                "user_uuid", sender.uuid(), "user_display_name", sender.displayName(), "user_handle",
                sender.handle());
    }

    /** @param attributes names and values in turn */
    private static Map<String, AttributeValue> item(String... attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            item.put(attributes[i], AttributeValue.fromS(attributes[i + 1]));
        }
        return item;
    }
}
