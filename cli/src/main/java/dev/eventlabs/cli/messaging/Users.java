package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.terminal.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The table of users, through functions: no way leads to the database from outside its network. Thread-safe.
 *
 * @param sync the function that writes users
 * @param finder the one that finds them
 */
record Users(Clients clients, String sync, String finder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return what the function answers: {@code synced}, {@code added}, {@code updated}, {@code unchanged}, {@code refused} */
    JsonNode write(Collection<PoolUser> users) {
        return call(sync, Map.of("users", users.stream().filter(PoolUser::verified).map(PoolUser::asColumns).toList()));
    }

    /** @return those that there are, in the order of the handles */
    List<Member> find(List<String> handles) {
        List<Member> found = new ArrayList<>();
        call(finder, Map.of("handles", handles)).path("users").forEach(user -> found.add(new Member(
                user.path("uuid").asText(), user.path("handle").asText(), user.path("display_name").asText())));
        return found;
    }

    /** @throws Failure if there is nobody, with what to do */
    Member find(String handle) {
        return find(List.of(handle)).stream().findFirst()
                .orElseThrow(() -> new Failure("There is nobody with the handle " + handle + ".",
                        "Those of the lab are andrewbrown, bayko and londo; whoever signs up has the handle that they chose."
                                + "\nIs somebody in the user pool and not here?  ./lab messaging sync-users"));
    }

    private JsonNode call(String function, Map<String, ?> input) {
        try {
            return JSON.readTree(Invocation.of(clients, function, JSON.writeValueAsString(input)).answer());
        } catch (JsonProcessingException e) {
            throw new Failure("What " + function + " answered isn't JSON: " + e.getOriginalMessage(),
                    "What it logged:  ./lab logs " + function, e);
        }
    }
}
