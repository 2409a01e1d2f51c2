package dev.eventlabs.cli.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The conversation of the lab: the same messages, at the same times, with the same ids each time. */
record Dialogue(List<Line> lines) {

    static final String GROUP = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";

    private static final String TEXT = "conversation.txt";
    /** Long ago, so that whatever is written now is newer. */
    private static final Instant BEGIN = Instant.parse("2023-03-25T16:00:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    /**
     * @param sk when it was said, as the table has it
     * @param handle who said it
     */
    record Line(String sk, String uuid, String handle, String text) {}

    static Dialogue ofLab() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Dialogue.class.getResourceAsStream(TEXT), StandardCharsets.UTF_8))) {
            List<String> text = reader.lines().toList();
            return new Dialogue(IntStream.range(0, text.size()).mapToObj(n -> line(n, text.get(n))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(int number, String text) {
        int end = text.indexOf(": ");
        return new Line(TIME.format(BEGIN.plus(PAUSE.multipliedBy(number))),
                UUID.nameUUIDFromBytes((GROUP + "#" + number).getBytes(StandardCharsets.UTF_8)).toString(),
                text.substring(0, end), text.substring(end + 2));
    }
}
