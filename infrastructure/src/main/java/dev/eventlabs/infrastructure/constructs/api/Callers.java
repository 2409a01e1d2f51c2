package dev.eventlabs.infrastructure.constructs.api;

import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.CognitoUserPoolsAuthorizer;
import software.amazon.awscdk.services.apigateway.IAuthorizer;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.constructs.Construct;

/** Who may call an API: everybody, or those who are signed in, but for some routes. Preflight requests carry no token and are open. */
final class Callers {
    private final Set<String> open = new LinkedHashSet<>();
    private UserDirectory users;

    void signedIn(UserDirectory directory) {
        users = directory;
    }

    void open(String method, String path) {
        open.add(Route.call(method, path));
    }

    boolean mustBeSignedIn() {
        return users != null;
    }

    void check(Construct api, List<Route> routes) {
        ApiRules.open(api, open, mustBeSignedIn(), routes);
    }

    /** Null where everybody may call. */
    IAuthorizer authorizer(Construct api) {
        return users == null ? null
                : CognitoUserPoolsAuthorizer.Builder.create(api, "SignedIn")
                        .cognitoUserPools(List.of(users.getPool()))
                        // A token is checked each time: one that has expired isn't let in because it was a while ago.
                        .resultsCacheTtl(Duration.seconds(0))
                        .build();
    }

    void admit(MethodOptions.Builder method, Route route, IAuthorizer authorizer) {
        if (authorizer != null && !open.contains(route.call())) {
            method.authorizer(authorizer).authorizationType(AuthorizationType.COGNITO);
        }
    }
}
