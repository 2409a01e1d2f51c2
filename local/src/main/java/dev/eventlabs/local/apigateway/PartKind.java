package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is particular to one kind of an API's parts; making, changing and deleting them is the same for all. */
interface PartKind {

    /** Where they are, below an API: {@code models}, {@code stages} … */
    String path();

    /** The member by which they are known: {@code id}, or the name that they were given. */
    String key();

    Parts in(RestApi api);

    /**
     * Makes a part's document complete, or refuses it.
     *
     * @param given by a request or a template; its own to change
     */
    void complete(RestApi api, ObjectNode given);

    /** What is to happen when a part is there, or has changed. */
    default void settled(RestApi api, ObjectNode part) {}

    /** Refuses the deletion of what is still used. */
    default void checkUnused(RestApi api, String id) {}

    /** What is to happen when a part has gone. */
    default void gone(RestApi api, String id) {}

    /** What to say when there is one of that name. */
    default String alreadyThere(String name) {
        return "Another part of this API already has this name: " + name;
    }
}
