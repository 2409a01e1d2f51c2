package dev.eventlabs.cli.messaging;

import java.util.List;

/** Those of the original lab. The migrations have made their rows: at example.com nobody gets mail. */
final class LabPeople {

    static final Person ANDREW_BROWN = new Person("andrewbrown", "Andrew Brown", "andrewbrown@example.com");
    static final Person ANDREW_BAYKO = new Person("bayko", "Andrew Bayko", "bayko@example.com");
    static final Person LONDO = new Person("londo", "Londo Mollari", "londo@example.com");
    static final List<Person> ALL = List.of(ANDREW_BROWN, ANDREW_BAYKO, LONDO);

    private LabPeople() {}
}
