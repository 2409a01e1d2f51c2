package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.api.ApiClient;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import java.util.List;

/** People, a table of their conversations, and an API that knows who asks. */
public final class MessagingLab implements Lab {

    @Override
    public String name() {
        return MessagingSystem.STACK;
    }

    @Override
    public String summary() {
        return "direct messages of people who sign up with Cognito, on one DynamoDB table";
    }

    @Override
    public String promise() {
        return "each message once, for its two people only";
    }

    @Override
    public List<String> linesToTry(StackOutputs outputs) {
        return List.of(
                "./lab messaging seed                         # the lab's users and their conversation",
                "./lab messaging conversations andrewbrown    # whom he talks with",
                "./lab messaging conversation " + Dialogue.GROUP,
                "curl " + outputs.get("MessagingApiUrl") + "api/message_groups    # 401: nobody is signed in");
    }

    @Override
    public void demo(Story story, Clients clients, StackOutputs outputs) {
        MessagingSystem system = MessagingSystem.of(clients, outputs);
        try (ApiClient api = new ApiClient(MessagingSystem.STACK, system.apiUrl())) {
            People people = new SignUpWalkthrough(story, system).run();
            new SeedWalkthrough(story, system).run();
            String conversation = new TalkWalkthrough(story, system, api, people).run();
            new StrangerWalkthrough(story, api, people, conversation).run();
        }
    }
}
