package dev.eventlabs.runtime.messaging.users;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Tells who has a handle, to those whom no way leads to the database: it is in a closed network.
 *
 * <p>Input: {@code {"handles": ["bayko", …]}}. Answer: {@code {"users": [{"uuid", "handle", "display_name"}]}}, in that order, without those whom nobody is
 * called by. Environment: as that of {@link ConfirmUser}.
 */
public final class FindUsers implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    private final Users users;
    private final StructuredLog log;

    /** As Lambda makes it. */
    public FindUsers() {
        this(new Users(Database.ofEnvironment(Environment.ofProcess(), LONGEST_STATEMENT), InstantSource.system()),
                StructuredLog.ofProcess());
    }

    FindUsers(Users users, StructuredLog log) {
        this.users = users;
        this.log = log;
    }

    /**
     * @throws IllegalArgumentException if the input isn't a list of texts
     * @throws DatabaseFailure if the database can't be asked
     */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        if (input == null || !(input.get("handles") instanceof List<?> handles)
                || !handles.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("handles is missing, or not a list of texts, as in [\"bayko\"]");
        }
        List<Map<String, String>> found = handles.stream()
                .flatMap(handle -> users.withHandle((String) handle).stream()).map(FindUsers::shown).toList();
        log.line(Level.INFO, "users found", context.getAwsRequestId()).with("asked", handles.size())
                .with("found", found.size()).write();
        return Map.of("users", found);
    }

    private static Map<String, String> shown(User user) {
        return Map.of("uuid", user.uuid(), "handle", user.handle(), "display_name", user.displayName());
    }
}
