package dev.eventlabs.local.cloudformation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void f145PutsEachAfterWhatItWaitsFor() {
        assertThat(Order.of(dependencies("c", "b", "b", "a", "a", "", "d", ""))).containsExactly("a", "d", "b", "c");
    }

    @Test
    void f145ReversesTheOrderForDeletion() {
        assertThat(Order.of(Order.reversed(dependencies("c", "b", "b", "a", "a", "")))).containsExactly("c", "b", "a");
    }

    @Test
    void namesThoseThatWaitForEachOtherAndNotThoseBehindThem() {
        assertThatThrownBy(() -> Order.of(dependencies("a", "b", "b", "a", "behind", "a", "free", "")))
                .hasMessage("Circular dependency between resources: [a, b]");
    }

    private static Map<String, Set<String>> dependencies(String... pairs) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1].isEmpty() ? Set.of() : Set.of(pairs[i + 1]));
        }
        return all;
    }
}
