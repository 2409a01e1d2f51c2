package dev.eventlabs.cli.lab;

import dev.eventlabs.cli.terminal.Usage;
import java.util.List;
import java.util.stream.Collectors;

/** The labs that are there, in the order in which they are deployed and shown. */
public record Labs(List<Lab> all) {

    private static final String ENDING = "Lab";

    public Labs {
        all = List.copyOf(all);
    }

    /**
     * @param names of labs, in any case, with or without the {@code Lab} at the end; none for all
     * @throws Usage if one isn't there
     */
    public List<Lab> named(List<String> names) {
        List<String> unknown = names.stream().distinct()
                .filter(name -> all.stream().noneMatch(lab -> isCalled(lab, name))).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new Usage("There is no lab " + String.join(", ", unknown) + ". Labs: " + names() + ".");
        }
        return all.stream().filter(lab -> names.isEmpty() || names.stream().anyMatch(name -> isCalled(lab, name)))
                .toList();
    }

    private static boolean isCalled(Lab lab, String name) {
        return name.equalsIgnoreCase(lab.name()) || (name + ENDING).equalsIgnoreCase(lab.name());
    }

    public String names() {
        return all.stream().map(Lab::name).collect(Collectors.joining(", "));
    }
}
