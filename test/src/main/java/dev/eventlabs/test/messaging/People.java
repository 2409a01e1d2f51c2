package dev.eventlabs.test.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** Signs people up and in, as a web page would. Thread-safe. */
public final class People {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PASSWORD = "Correct-horse-7";
    private static final int AT_A_TIME = 8;

    private final CognitoIdentityProviderClient cognito;
    private final MessagingClient.Names names;
    private final Consumer<String> synchronise;

    /** @param synchronise gives the pool's users to the function that brings them into the table */
    People(CognitoIdentityProviderClient cognito, MessagingClient.Names names, Consumer<String> synchronise) {
        this.cognito = cognito;
        this.names = names;
        this.synchronise = synchronise;
    }

    /** Signs somebody up, confirms their address in place of the mail, and signs them in. */
    public Person join(String handle) {
        signUp(handle);
        try {
            cognito.adminConfirmSignUp(confirm -> confirm.userPoolId(names.userPool()).username(email(handle)));
        } catch (UserLambdaValidationException e) {
            // A machine that has too much to do may take longer than Cognito waits. The address is confirmed all the same, and this is how the
            // lab brings in whom its table lacks.
            synchronise.accept(all());
        }
        return signIn(handle);
    }

    public void signUp(String handle) {
        cognito.signUp(signUp -> signUp.clientId(names.userPoolClient()).username(email(handle)).password(PASSWORD)
                .userAttributes(attribute("email", email(handle)), attribute("preferred_username", handle),
                        attribute("name", "Name of " + handle)));
    }

    public Person signIn(String handle) {
        return new Person(handle, tokens(handle).idToken());
    }

    /** For Cognito's own API, not for ours. */
    public String accessToken(String handle) {
        return tokens(handle).accessToken();
    }

    private AuthenticationResultType tokens(String handle) {
        return cognito.initiateAuth(signIn -> signIn.clientId(names.userPoolClient())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", email(handle), "PASSWORD", PASSWORD))).authenticationResult();
    }

    /** Lets an administrator add somebody, whose address counts as confirmed: Cognito tells no trigger of it. */
    public Person inviteAndSignIn(String handle) {
        cognito.adminCreateUser(create -> create.userPoolId(names.userPool()).username(email(handle))
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(attribute("email", email(handle)), attribute("email_verified", "true"),
                        attribute("preferred_username", handle), attribute("name", "Name of " + handle)));
        cognito.adminSetUserPassword(set -> set.userPoolId(names.userPool()).username(email(handle)).password(PASSWORD)
                .permanent(true));
        return signIn(handle);
    }

    /** Everybody in the pool whose address is confirmed, as the function of the synchronisation wants them. */
    public String all() {
        ObjectNode input = JSON.createObjectNode();
        ArrayNode users = input.putArray("users");
        cognito.listUsersPaginator(
                list -> list.userPoolId(names.userPool()).filter("cognito:user_status = \"CONFIRMED\""))
                .users().forEach(user -> {
                    Map<String, String> attributes = user.attributes().stream()
                            .collect(Collectors.toMap(AttributeType::name, AttributeType::value));
                    users.addObject().put("cognito_user_id", attributes.get("sub"))
                            .put("email", attributes.get("email"))
                            .put("handle", attributes.get("preferred_username"))
                            .put("display_name", attributes.get("name"));
                });
        return input.toString();
    }

    /** Several at a time. */
    public List<Person> joinAll(List<String> handles) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Person>> joining = handles.stream().map(handle -> threads.submit(() -> join(handle))).toList();
            List<Person> people = new ArrayList<>();
            for (Future<Person> each : joining) {
                people.add(each.get());
            }
            return people;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Not everybody could join", e.getCause());
        }
    }

    public static String email(String handle) {
        return handle + "@example.com";
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
