package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    void showsWhatHasChangedWithALittleAroundIt() {
        assertThat(new Difference(lines(0, 20), lines(0, 20).replace("line 10\n", "line ten\n")).text()).isEqualTo("""
                @@ -8,7 +8,7 @@
                 line 7
                 line 8
                 line 9
                -line 10
                +line ten
                 line 11
                 line 12
                 line 13
                """);
    }

    @Test
    void endsAfterAScreen() {
        assertThat(new Difference(lines(0, 100), lines(100, 200)).text()).endsWith("… and 141 more lines\n")
                .hasLineCount(61);
    }
}
