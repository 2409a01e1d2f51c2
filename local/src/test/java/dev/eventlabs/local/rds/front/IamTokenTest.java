package dev.eventlabs.local.rds.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamTokenTest {

    private static final String TOKEN = "localhost:5432/?Action=connect&DBUser=app&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=key%2F20260101%2Fus-east-1%2Frds-db%2Faws4_request&X-Amz-Date=20260101T120000Z"
            + "&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=" + "0a".repeat(32);

    @Test
    void f166_aTokenIsValidForFifteenMinutes() {
        assertThat(flaw(TOKEN, "2026-01-01T12:00:00Z")).isEmpty();
        assertThat(flaw(TOKEN, "2026-01-01T12:14:59Z")).isEmpty();
        assertThat(flaw(TOKEN, "2026-01-01T12:15:00Z")).isPresent();
        assertThat(flaw(TOKEN, "2026-01-01T11:44:59Z")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"localhost:5432, localhost:5433", "localhost:5432, example.com:5432", "connect, delete",
            "DBUser=app, DBUser=root", "DBUser=app, DBUser=app&DBUser=root", "us-east-1, eu-west-1", "rds-db, rds",
            "Expires=900, Expires=901", "Expires=900, Expires=0", "Expires=900, Expires=x", "20260101T, 20260102T",
            "X-Amz-Date=20260101T120000Z, X-Amz-Date=noon", "Signature=0a, Signature=zz", "/?, /"})
    void f166_aTokenThatDiffersInOnePartIsRefused(String part, String other) {
        assertThat(TOKEN).contains(part);

        assertThat(flaw(TOKEN.replace(part, other), "2026-01-01T12:00:00Z")).isPresent();
    }

    @Test
    void aPasswordIsNoTokenAndIsNotRepeated() {
        assertThat(flaw("who?knows", "2026-01-01T12:00:00Z").orElseThrow()).doesNotContain("who", "knows");
        assertThat(flaw("", "2026-01-01T12:00:00Z")).isPresent();
    }

    private static Optional<String> flaw(String token, String now) {
        return IamToken.flaw(token, "app", Set.of("localhost"), 5432, "us-east-1", Instant.parse(now));
    }
}
