package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** The lab's user pool, and the client through which people sign up and in. Thread-safe. */
record UserPool(CognitoIdentityProviderClient cognito, String poolId, String clientId) {

    static UserPool of(Clients clients, String poolId, String clientId) {
        return new UserPool(clients.cognito(), poolId, clientId);
    }

    /** All, in whatever order Cognito has them. */
    List<PoolUser> users() {
        return cognito.listUsersPaginator(request -> request.userPoolId(poolId)).users().stream()
                .map(user -> PoolUser.of(user.attributes())).toList();
    }

    Optional<PoolUser> withEmail(String email) {
        try {
            return Optional.of(PoolUser.of(cognito
                    .adminGetUser(request -> request.userPoolId(poolId).username(email)).userAttributes()));
        } catch (UserNotFoundException e) {
            return Optional.empty();
        }
    }

    /** As an administrator does it: no mail is sent, the address counts as theirs. */
    void add(Person person, String password) {
        cognito.adminCreateUser(request -> request.userPoolId(poolId).username(person.email())
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(with(person, attribute("email_verified", "true"))));
        setPassword(person, password);
    }

    void setPassword(Person person, String password) {
        cognito.adminSetUserPassword(request -> request.userPoolId(poolId).username(person.email())
                .password(password).permanent(true));
    }

    /** As people do it themselves: a code is on its way to them. */
    SignUpResponse signUp(Person person, String password) {
        return cognito.signUp(request -> request.clientId(clientId).username(person.email()).password(password)
                .userAttributes(with(person)));
    }

    void confirm(Person person, String code) {
        cognito.confirmSignUp(request -> request.clientId(clientId).username(person.email()).confirmationCode(code));
    }

    /** The ID token: a secret, good for an hour. */
    String signIn(Person person, String password) {
        return cognito.initiateAuth(request -> request.clientId(clientId).authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", person.email(), "PASSWORD", password)))
                .authenticationResult().idToken();
    }

    private static List<AttributeType> with(Person person, AttributeType... more) {
        var attributes = new ArrayList<>(List.of(attribute("email", person.email()),
                attribute("name", person.name()), attribute("preferred_username", person.handle())));
        attributes.addAll(List.of(more));
        return attributes;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
