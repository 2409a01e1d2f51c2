package dev.eventlabs.runtime.messaging.users;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the users of the pool into the table of users, all in one transaction: the lab's {@code update_cognito_user_ids}.
 *
 * <p>Input: {@code {"users": [{"cognito_user_id", "email", "handle", "display_name"}, …]}}, all of the pool whose address is verified, since an address
 * tells whose row it is. Answer: {@code {"synced": 3, "added": 1, "updated": 1, "unchanged": 1, "refused": [{"handle", "reason"}]}}. Who is refused keeps
 * nobody back, and whoever isn't in the pool stays as he is. Done twice, the second time nothing changes. Environment: as that of {@link ConfirmUser}.
 */
public final class SyncUsers implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(45);

    private final Database database;
    private final StructuredLog log;

    /** As Lambda makes it. */
    public SyncUsers() {
        this(Database.ofEnvironment(Environment.ofProcess(), LONGEST_STATEMENT), StructuredLog.ofProcess());
    }

    SyncUsers(Database database, StructuredLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * @throws IllegalArgumentException if the input isn't a list of users; nothing was written
     * @throws DatabaseFailure if the database can't do it; nothing was written
     */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        if (input == null || !(input.get("users") instanceof List<?> users)) {
            throw new IllegalArgumentException(
                    "users is missing; a list of objects with cognito_user_id, email, handle "
                            + "and display_name is expected");
        }
        Synchronisation result = database.inTransaction(transaction -> Synchronisation.of(users, transaction));
        log.line(Level.INFO, "users synchronised", context.getAwsRequestId()).with("added", result.added())
                .with("updated", result.updated()).with("unchanged", result.unchanged())
                .with("refused", result.refused().size()).write();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("synced", result.added() + result.updated() + result.unchanged());
        answer.put("added", result.added());
        answer.put("updated", result.updated());
        answer.put("unchanged", result.unchanged());
        answer.put("refused", result.refused().stream().map(SyncUsers::shown).toList());
        return answer;
    }

    private static Map<String, String> shown(Synchronisation.Refusal refusal) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("handle", refusal.handle());
        shown.put("reason", refusal.reason());
        return shown;
    }
}
