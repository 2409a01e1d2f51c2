package dev.eventlabs.local.cognito.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Codes that were sent to users and not used yet. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">how long they are good</a>
 */
public final class Codes {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Code> codes = new HashMap<>();

    /** @param attribute where it was sent to @param newValue of the attribute that the code is for; empty if it has it already */
    public record Code(String digits, String attribute, Optional<String> newValue, Instant expires) {}

    /** What a code is for: one of each at a time, the newest. */
    public sealed interface Purpose {

        record SignUp() implements Purpose {}

        record Password() implements Purpose {}

        record Attribute(String name) implements Purpose {}
    }

    /** @param attribute where it is sent to */
    public synchronized Code issue(String username, Purpose purpose, String attribute, Optional<String> newValue,
            Instant now, RandomGenerator random) {
        Code code = new Code("%06d".formatted(random.nextInt(1_000_000)), attribute, newValue,
                now.plus(purpose instanceof Purpose.Password ? HOUR : DAY));
        codes.put(key(username, purpose), code);
        return code;
    }

    /**
     * The code, if it is the right one; it stays until {@link #forget}.
     *
     * @throws dev.eventlabs.local.spi.AwsException if it is another, or too old, or was never asked for
     */
    public synchronized Code check(String username, Purpose purpose, String digits, Instant now) {
        Code code = codes.get(key(username, purpose));
        if (code == null || !now.isBefore(code.expires())) {
            throw Errors.expiredCode();
        }
        if (!code.digits().equals(digits)) {
            throw Errors.wrongCode();
        }
        return code;
    }

    public synchronized void forget(String username, Purpose purpose) {
        codes.remove(key(username, purpose));
    }

    public synchronized void forgetAll(String username) {
        codes.keySet().removeIf(each -> each.startsWith(username + "\n"));
    }

    private static String key(String username, Purpose purpose) {
        return username + "\n" + purpose;
    }
}
