package dev.eventlabs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Terminal plain = new Terminal(System.out, System.err, Set.of(), Map.of());

    @Test
    void makesColumnsAsWideAsTheirWidestCellAndPutsNumbersToTheRight() {
        Table table = new Table("queue", "available");
        table.row("orders-queue", 3).row("dlq", 12000);

        assertThat(table.lines(plain)).containsExactly(
                "queue         available",
                "orders-queue          3",
                "dlq               12000");
    }

    @Test
    void countsCharactersNotTheirUnits() {
        Table table = new Table("who", "what").row("🦃", "turkey").row("Zoë", "guest");

        assertThat(table.lines(plain)).containsExactly("who  what", "🦃    turkey", "Zoë  guest");
    }

    @Test
    void keepsACellOnOneLineAndShowsNullAsNothing() {
        Table table = new Table("a", "b").row("one\ntwo", null);

        assertThat(table.lines(plain)).containsExactly("a        b", "one two");
    }

    @Test
    void refusesARowThatDoesNotFitTheHeadings() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).hasMessageContaining("1 cells under 2 headings");
    }
}
