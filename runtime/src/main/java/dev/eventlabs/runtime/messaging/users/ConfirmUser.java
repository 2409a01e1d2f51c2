package dev.eventlabs.runtime.messaging.users;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.Duration;
import java.util.Map;

/**
 * Cognito's post-confirmation trigger: who has confirmed their e-mail address gets a row in the table of users, or the lab's own row of that address.
 *
 * <p>The event is answered as it came. A new password ({@code PostConfirmation_ConfirmForgotPassword}) is no news. If there can't be a row, the function
 * fails with the reason, which Cognito tells who signs up; confirmed they are all the same, and {@code SyncUsers} makes up for it once the reason is
 * gone. Cognito waits five seconds and asks three times: a cluster that sleeps takes longer to wake, but the first of these still stores the user.
 *
 * <p>Environment: {@code DATABASE_HOST}, {@code DATABASE_PORT}, {@code DATABASE_NAME}, and {@code DATABASE_USER}, which logs in by IAM.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">Post confirmation trigger</a>
 */
public final class ConfirmUser implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    private final Database database;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public ConfirmUser() {
        this(Database.ofEnvironment(Environment.ofProcess(), LONGEST_STATEMENT), StructuredLog.ofProcess());
    }

    ConfirmUser(Database database, StructuredLog log) {
        this.database = database;
        this.log = log;
        this.priming = Priming.register(database::warmUp, log);
    }

    /**
     * @throws IllegalArgumentException if the user can't have a row, for his attributes or another's row
     * @throws DatabaseFailure if the database can't be reached
     */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String trigger = String.valueOf(event.get("triggerSource"));
        if (!trigger.equals("PostConfirmation_ConfirmSignUp")) {
            log.line(Level.INFO, "nothing to store", context.getAwsRequestId()).with("trigger", trigger).write();
            return event;
        }
        Storing storing = stored(event);
        if (storing instanceof Storing.Refused(String reason)) {
            log.line(Level.ERROR, "user refused", context.getAwsRequestId()).with("reason", reason).write();
            throw new IllegalArgumentException("You are signed up, but can't take part yet: " + reason + ".");
        }
        log.line(Level.INFO, storing instanceof Storing.Added ? "user added" : "user was there", context
                .getAwsRequestId()).write();
        return event;
    }

    private Storing stored(Map<String, Object> event) {
        Map<?, ?> attributes = event.get("request") instanceof Map<?, ?> request
                && request.get("userAttributes") instanceof Map<?, ?> all ? all : Map.of();
        return switch (Account.ofAttributes(attributes)) {
            case Account.Reading.Read(Account account) ->
                database.inTransaction(transaction -> new UserStore(transaction, id -> false).store(account));
            case Account.Reading.Invalid(String reason) -> new Storing.Refused(reason);
        };
    }
}
