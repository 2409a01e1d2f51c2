package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;

class SignInIT extends UsersFixture {

    private static final String WRONG = "Incorrect username or password.";

    @Test
    void f171_whoSignsInGetsTokens() {
        Users users = users();
        AuthenticationResultType tokens = users.signIn(users.member());

        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
        assertThat(tokens.refreshToken()).hasSizeGreaterThan(900);
        assertThat(cognito.getUser(request -> request.accessToken(tokens.accessToken())).userAttributes())
                .contains(attribute("email_verified", "true"));
    }

    @Test
    void f171_aWrongPasswordAndAnUnknownUserAreToldApartOnlyWhereTheClientSaysSo() {
        Users telling = users();
        String member = telling.member();
        refused(() -> telling.signIn(member, "Wrong-horse-7"), "NotAuthorizedException", WRONG);
        refused(() -> telling.signIn("no@example.com"), "UserNotFoundException", "User does not exist.");
        Users hiding = users(pool -> {},
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
        refused(() -> hiding.signIn("no@example.com"), "NotAuthorizedException", WRONG);
    }

    @Test
    void whoHasntConfirmedOrIsDisabledLearnsItAfterThePasswordOnly() {
        Users users = users();
        String name = users.somebody();
        users.signUp(name);
        refused(() -> users.signIn(name), "UserNotConfirmedException", "User is not confirmed.");
        refused(() -> users.signIn(name, "Wrong-horse-7"), "NotAuthorizedException", WRONG);
        users.confirm(name);
        AuthenticationResultType tokens = users.signIn(name);
        cognito.adminDisableUser(request -> request.userPoolId(users.pool).username(name));
        refused(() -> users.signIn(name), "NotAuthorizedException", "User is disabled.");
        refused(() -> users.refresh(tokens.refreshToken()), "NotAuthorizedException",
                "Refresh Token has been revoked");
        cognito.adminEnableUser(request -> request.userPoolId(users.pool).username(name));
        assertThat(users.signIn(name).idToken()).isNotEmpty();
    }

    @Test
    void f171_onlyTheFlowsOfTheClientAreTaken() {
        Users users = users(pool -> {}, client -> client.explicitAuthFlows(new ExplicitAuthFlowsType[0]));
        refused(() -> users.signIn("a@example.com"), "InvalidParameterException",
                "USER_PASSWORD_AUTH flow not enabled for this client");
        refused(() -> cognito.adminInitiateAuth(request -> request.clientId(users.client).userPoolId(users.pool)
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH).authParameters(Map.of())),
                "InvalidParameterException", "Auth flow not enabled for this client");
        Users byPassword = users(pool -> {},
                client -> client.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH));
        refused(() -> byPassword.refresh("x"), "InvalidParameterException",
                "REFRESH_TOKEN_AUTH flow not enabled for this client");
        refused(() -> cognito.initiateAuth(request -> request.clientId(byPassword.client)
                .authFlow(AuthFlowType.USER_SRP_AUTH).authParameters(Map.of("USERNAME", "a", "SRP_A", "1"))),
                "InvalidParameterException", "USER_SRP_AUTH is not enabled for the client.");
        refused(() -> cognito.initiateAuth(request -> request.clientId(byPassword.client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH).authParameters(Map.of("USERNAME", "a"))),
                "InvalidParameterException", "Missing required parameter PASSWORD");
    }

    @Test
    void aClientWithASecretProvesThatItKnowsIt() throws GeneralSecurityException {
        Users users = users(pool -> {}, client -> client.generateSecret(true));
        String secret = cognito.describeUserPoolClient(request -> request.userPoolId(users.pool)
                .clientId(users.client)).userPoolClient().clientSecret();

        refused(() -> users.signUp("a@example.com"), "NotAuthorizedException",
                "Client " + users.client + " is configured with secret but SECRET_HASH was not received");
        refused(() -> cognito.signUp(request -> request.clientId(users.client).username("a@example.com")
                .password(PASSWORD).secretHash("x")), "NotAuthorizedException",
                "Unable to verify secret hash for client " + users.client);
        String hash = hash(secret, "a@example.com" + users.client);
        cognito.signUp(request -> request.clientId(users.client).username("a@example.com").password(PASSWORD)
                .secretHash(hash));
        cognito.confirmSignUp(request -> request.clientId(users.client).username("a@example.com").secretHash(hash)
                .confirmationCode(users.code("a@example.com")));
        assertThat(cognito.initiateAuth(request -> request.clientId(users.client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH).authParameters(Map.of("USERNAME", "a@example.com",
                        "PASSWORD", PASSWORD, "SECRET_HASH", hash)))
                .authenticationResult().idToken()).isNotEmpty();
    }

    private static String hash(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aRefreshTokenGivesNewTokensUntilItIsOverOrRevoked() {
        Users users = users(pool -> {}, client -> client.refreshTokenValidity(2));
        AuthenticationResultType tokens = users.signIn(users.member());
        time.advance(Duration.ofHours(2));
        refused(() -> cognito.getUser(request -> request.accessToken(tokens.accessToken())),
                "NotAuthorizedException", "Access Token has expired");
        AuthenticationResultType fresh = users.refresh(tokens.refreshToken());

        assertThat(fresh.refreshToken()).as("it stays the same").isNull();
        assertThat(cognito.getUser(request -> request.accessToken(fresh.accessToken())).username()).isNotEmpty();
        cognito.revokeToken(request -> request.clientId(users.client).token(tokens.refreshToken()));
        refused(() -> cognito.getUser(request -> request.accessToken(fresh.accessToken())),
                "NotAuthorizedException", "Access Token has been revoked");
        refused(() -> users.refresh(tokens.refreshToken()), "NotAuthorizedException",
                "Refresh Token has been revoked");
        AuthenticationResultType again = users.signIn(users.member());
        time.advance(Duration.ofDays(2));
        refused(() -> users.refresh(again.refreshToken()), "NotAuthorizedException", "Refresh Token has expired");
        refused(() -> users.refresh("made-up"), "NotAuthorizedException", "Invalid Refresh Token");
    }

    @Test
    void signingOutEverywhereEndsEverySignIn() {
        Users users = users();
        String name = users.member();
        AuthenticationResultType phone = users.signIn(name);
        AuthenticationResultType laptop = users.signIn(name);
        AuthenticationResultType other = users.signIn(users.member());
        cognito.globalSignOut(request -> request.accessToken(phone.accessToken()));

        refused(() -> cognito.getUser(request -> request.accessToken(laptop.accessToken())),
                "NotAuthorizedException", "Access Token has been revoked");
        refused(() -> users.refresh(laptop.refreshToken()), "NotAuthorizedException",
                "Refresh Token has been revoked");
        assertThat(users.refresh(other.refreshToken()).idToken()).isNotEmpty();
        refused(() -> cognito.getUser(request -> request.accessToken(phone.idToken())), "NotAuthorizedException",
                "Invalid Access Token");
    }

    @Test
    void f171_whomAnAdministratorMadeSetsAPasswordFirst() {
        SchemaAttributeType name = SchemaAttributeType.builder().name("name").required(true).mutable(true).build();
        Users users = users(pool -> pool.schema(name), client -> {});
        cognito.adminCreateUser(request -> request.userPoolId(users.pool).username("new@example.com")
                .userAttributes(attribute("name", "New"), attribute("email_verified", "true"))
                .desiredDeliveryMediumsWithStrings("EMAIL"));

        assertThat(users.status("new@example.com")).isEqualTo("FORCE_CHANGE_PASSWORD");
        assertThat(users.lastMessage("new@example.com").path("body").asText()).isEqualTo(
                "Your username is new@example.com and temporary password is " + users.code("new@example.com") + ".");
        InitiateAuthResponse asked = cognito.initiateAuth(request -> request.clientId(users.client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH).authParameters(Map.of("USERNAME", "new@example.com",
                        "PASSWORD", users.code("new@example.com"))));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(asked.challengeParameters()).containsEntry("requiredAttributes", "[]");
        Map<String, String> answers = new HashMap<>(Map.of("USERNAME", "new@example.com", "NEW_PASSWORD", "weak"));
        refused(() -> respond(users, asked, answers), "InvalidPasswordException",
                "Password did not conform with policy: Password not long enough");
        answers.put("NEW_PASSWORD", PASSWORD);
        assertThat(respond(users, asked, answers).idToken()).isNotEmpty();
        refused(() -> respond(users, asked, answers), "NotAuthorizedException", "Invalid session for the user.");
        assertThat(users.status("new@example.com")).isEqualTo("CONFIRMED");
        assertThat(users.signIn("new@example.com").idToken()).isNotEmpty();
    }

    private AuthenticationResultType respond(Users users, InitiateAuthResponse asked, Map<String, String> answers) {
        return cognito.respondToAuthChallenge(request -> request.clientId(users.client)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED).session(asked.session())
                .challengeResponses(answers)).authenticationResult();
    }

    @Test
    void aTemporaryPasswordIsGoodForAWeek() {
        Users users = users();
        cognito.adminCreateUser(request -> request.userPoolId(users.pool).username("late@example.com")
                .temporaryPassword(PASSWORD).messageAction("SUPPRESS"));
        time.advance(Duration.ofDays(7).plusSeconds(1));
        refused(() -> users.signIn("late@example.com"), "NotAuthorizedException",
                "Temporary password has expired and must be reset by an administrator.");
        cognito.adminSetUserPassword(request -> request.userPoolId(users.pool).username("late@example.com")
                .password(PASSWORD).permanent(true));
        assertThat(users.signIn("late@example.com").idToken()).isNotEmpty();
    }
}
