package dev.eventlabs.cli.lab;

import dev.eventlabs.cli.terminal.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The labs that are there, in the order in which they are deployed and shown. */
public record Labs(List<Lab> all) {

    public Labs {
        all = List.copyOf(all);
    }

    /**
     * @param names of labs; none for all
     * @throws Usage if one isn't there
     */
    public List<Lab> named(List<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        all.forEach(lab -> unknown.remove(lab.name()));
        if (!unknown.isEmpty()) {
            throw new Usage("There is no lab " + String.join(", ", unknown) + ". Labs: " + names() + ".");
        }
        List<Lab> chosen = new ArrayList<>(all);
        if (!names.isEmpty()) {
            chosen.removeIf(lab -> !names.contains(lab.name()));
        }
        return chosen;
    }

    public String names() {
        return all.stream().map(Lab::name).collect(Collectors.joining(", "));
    }
}
