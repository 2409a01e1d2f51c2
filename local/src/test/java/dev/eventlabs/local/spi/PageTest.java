package dev.eventlabs.local.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

    @Test
    void theTokensOfThePagesLeadThroughTheWholeList() {
        Page<String> first = page(Optional.empty());
        Page<String> second = page(first.next());
        Page<String> third = page(second.next());

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c", "d");
        assertThat(third.items()).containsExactly("e");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void aTokenBeyondAListThatHasBecomeShorterGivesAnEmptyLastPage() {
        assertThat(page(Optional.of("7"))).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "two", "99999999999", " 1"})
    void aTokenThatWasNeverGivenOutIsRefused(String token) {
        assertThatThrownBy(() -> page(Optional.of(token))).isInstanceOf(AwsException.class).hasMessage("no such token");
    }

    private static Page<String> page(Optional<String> token) {
        return Page.of(ALL, 2, token, () -> AwsException.badRequest("Refused", "no such token"));
    }
}
