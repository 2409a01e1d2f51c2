package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.lab.Story;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The second part: the lab's own conversation, and both access patterns as the original's scripts show them. For one run. */
final class SeedWalkthrough {

    private static final int PAGE = 20;
    private static final int ALL = 1000;

    private final Story story;
    private final MessagingSystem system;

    SeedWalkthrough(Story story, MessagingSystem system) {
        this.story = story;
        this.system = system;
    }

    void run() {
        Seed.Result seeded = seed();
        conversations(seeded);
        conversation(seeded);
    }

    private Seed.Result seed() {
        story.step("The lab's users and their conversation");
        story.request("./lab messaging seed");
        Seed seed = new Seed(system);
        Seed.Result first = seed.run(Optional.empty());
        story.answer(first.users() + " users, " + first.newUsers() + " of them new; " + first.messages()
                + " messages, " + first.newMessages() + " of them new");
        story.tell("Once more:");
        Seed.Result second = seed.run(Optional.empty());
        story.check("New users and messages, the second time", "0 and 0",
                second.newUsers() + " and " + second.newMessages());
        return first;
    }

    private void conversations(Seed.Result seeded) {
        story.step("First access pattern: somebody's conversations");
        String handle = LabPeople.ANDREW_BROWN.handle();
        story.request("./lab messaging conversations " + handle);
        Listing listing = system.messages().conversations(system.users().find(handle).uuid(), PAGE);
        story.answer(listing.conversations());
        story.answer(listing.capacity());
        story.check("With bayko he has", 1L, listing.items().stream()
                .filter(row -> Listing.text(row, "message_group_uuid").equals(seeded.conversation())).count());
        consumed(listing);
    }

    private void conversation(Seed.Result seeded) {
        story.step("Second access pattern: a conversation");
        story.request("./lab messaging conversation " + seeded.conversation());
        Listing page = system.messages().conversation(seeded.conversation(), PAGE);
        story.answer(page.messages());
        story.answer(page.capacity());
        consumed(page);
        List<String> expected = Dialogue.ofLab().lines().stream().map(Dialogue.Line::uuid).toList();
        Set<String> ofLab = Set.copyOf(expected);
        List<String> found = system.messages().conversation(seeded.conversation(), ALL).items().stream()
                .map(message -> Listing.text(message, "message_uuid")).filter(ofLab::contains)
                .collect(Collectors.toList());
        story.checkThat("Its messages of the lab, each once and in their order", expected.equals(found),
                expected.size() + " as they were written", found.size() + (expected.equals(found) ? ", in order"
                        : ", not as they were written"));
    }

    private void consumed(Listing listing) {
        story.checkThat("Read capacity units consumed", listing.consumed().capacityUnits() > 0, "more than 0",
                String.valueOf(listing.consumed().capacityUnits()));
    }
}
