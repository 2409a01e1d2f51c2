package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.function.Predicate;

/** Listing users. */
record ListingActions(Desk desk) {

    private static final int MOST_RESULTS = 60;

    void register(Api.ActionsBuilder actions) {
        actions.on("ListUsers", this::list);
    }

    private Struct list(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        int limit = input.optionalInt("Limit").orElse(MOST_RESULTS);
        if (limit < 0 || limit > MOST_RESULTS) {
            throw input.constraint(limit, "limit", "Member must have value less than or equal to " + MOST_RESULTS);
        }
        List<String> wanted = input.texts("AttributesToGet");
        if (!pool.schema().names().containsAll(wanted)) {
            throw Errors.invalid("One or more requested attributes do not exist.");
        }
        Predicate<User> filter = UserFilter.of(pool, input.optionalText("Filter").orElse(""));
        return Page.of(pool.users().stream().filter(filter).toList(), limit == 0 ? MOST_RESULTS : limit,
                input.optionalText("PaginationToken"), () -> Errors.invalid("Invalid pagination token."))
                .map(user -> described(user, input.has("AttributesToGet"), wanted)).as("Users", "PaginationToken");
    }

    private static Struct described(User user, boolean some, List<String> wanted) {
        return user.described("Attributes", user.shownAttributes().stream()
                .filter(each -> !some || wanted.contains((String) each.get("Name"))).toList());
    }
}
