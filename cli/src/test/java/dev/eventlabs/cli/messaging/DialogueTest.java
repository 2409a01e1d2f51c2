package dev.eventlabs.cli.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DialogueTest {

    private final List<Dialogue.Line> lines = Dialogue.ofLab().lines();

    @Test
    void isBetweenTheLabsTwo() {
        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            assertThat(line.handle()).isIn(LabPeople.ANDREW_BROWN.handle(), LabPeople.ANDREW_BAYKO.handle());
            assertThat(line.text()).isNotBlank().hasSizeLessThan(1024).doesNotStartWith(" ");
            assertThat(line.sk()).matches("2023-03-25T16:\\d\\d:00\\.000000Z");
        });
    }

    @Test
    void isInTheOrderOfItsTimes() {
        assertThat(lines).extracting(Dialogue.Line::sk).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void hasTheSameIdsEachTime() {
        assertThat(lines).isEqualTo(Dialogue.ofLab().lines()).extracting(Dialogue.Line::uuid).doesNotHaveDuplicates()
                .allSatisfy(uuid -> assertThat(UUID.fromString(uuid)).hasToString(uuid));
    }
}
