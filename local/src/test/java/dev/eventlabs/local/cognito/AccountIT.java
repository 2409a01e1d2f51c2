package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** What people do with their accounts, and administrators with those of others. */
class AccountIT extends UsersFixture {

    private static final String OTHER = "Another-horse-8";

    @Test
    void whoKnowsThePasswordChangesIt() {
        Users users = users();
        String name = users.member();
        String token = users.signIn(name).accessToken();

        refused(() -> change(token, "Wrong-horse-7", OTHER), "NotAuthorizedException",
                "Incorrect username or password.");
        refused(() -> change(token, PASSWORD, "weak"), "InvalidPasswordException",
                "Password did not conform with policy: Password not long enough");
        change(token, PASSWORD, OTHER);
        refused(() -> users.signIn(name), "NotAuthorizedException", "Incorrect username or password.");
        assertThat(users.signIn(name, OTHER).idToken()).isNotEmpty();
    }

    private void change(String token, String before, String after) {
        cognito.changePassword(request -> request.accessToken(token).previousPassword(before).proposedPassword(after));
    }

    @Test
    void whoHasForgottenThePasswordSetsAnotherWithACode() {
        Users users = users();
        String name = users.member();
        CodeDeliveryDetailsType sent = cognito.forgotPassword(request -> request.clientId(users.client).username(name))
                .codeDeliveryDetails();

        assertThat(sent.destination()).isEqualTo("p***@e***");
        assertThat(users.lastMessage(name).path("occasion").asText()).isEqualTo("ForgotPassword");
        refused(() -> reset(users, name, "x"), "CodeMismatchException",
                "Invalid verification code provided, please try again.");
        String late = users.code(name);
        time.advance(Duration.ofHours(1));
        refused(() -> reset(users, name, late), "ExpiredCodeException",
                "Invalid code provided, please request a code again.");
        cognito.adminResetUserPassword(request -> request.userPoolId(users.pool).username(name));
        refused(() -> users.signIn(name), "PasswordResetRequiredException", "Password reset required for the user");
        String code = users.code(name);
        reset(users, name, code);
        assertThat(users.signIn(name, OTHER).idToken()).isNotEmpty();
        refused(() -> reset(users, name, code), "ExpiredCodeException",
                "Invalid code provided, please request a code again.");
    }

    private void reset(Users users, String name, String code) {
        cognito.confirmForgotPassword(request -> request.clientId(users.client).username(name).confirmationCode(code)
                .password(OTHER));
    }

    @Test
    void aPasswordIsRecoveredOnlyOverWhatWasVerified() {
        Users users = users();
        String name = users.somebody();
        users.signUp(name);
        refused(() -> cognito.forgotPassword(request -> request.clientId(users.client).username(name)),
                "InvalidParameterException",
                "Cannot reset password for the user as there is no registered/verified email or phone_number");
        refused(() -> cognito.forgotPassword(request -> request.clientId(users.client).username("no@example.com")),
                "UserNotFoundException", "Username/client id combination not found.");
        Users hiding = users(pool -> {},
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
        assertThat(cognito.forgotPassword(request -> request.clientId(hiding.client).username("no@example.com"))
                .codeDeliveryDetails().destination()).isEqualTo("n***@e***");
        refused(() -> reset(hiding, "no@example.com", "1"), "CodeMismatchException",
                "Invalid verification code provided, please try again.");
        Users closed = users(pool -> pool.accountRecoverySetting(each -> each.recoveryMechanisms(
                RecoveryOptionType.builder().name(RecoveryOptionNameType.ADMIN_ONLY).priority(1).build())),
                client -> {});
        String member = closed.member();
        refused(() -> cognito.forgotPassword(request -> request.clientId(closed.client).username(member)),
                "NotAuthorizedException", "Contact administrator to reset password.");
    }

    @Test
    void aNewAddressIsVerifiedWithACode() {
        Users users = users();
        String name = users.member();
        AuthenticationResultType tokens = users.signIn(name);
        update(tokens, attribute("email", "moved@example.com"), attribute("name", "Moved"));

        assertThat(users.value("moved@example.com", "email_verified")).isEqualTo("false");
        assertThat(users.value("moved@example.com", "name")).isEqualTo("Moved");
        verify(tokens, users.code("moved@example.com"));
        assertThat(users.value("moved@example.com", "email_verified")).isEqualTo("true");
        String other = users.member();
        refused(() -> update(tokens, attribute("email", other)), "AliasExistsException",
                "An account with the given email already exists.");
        refused(() -> update(tokens, attribute("email_verified", "true")), "NotAuthorizedException",
                "A client attempted to write unauthorized attribute");
        refused(() -> update(tokens, attribute("email", "nonsense")), "InvalidParameterException",
                "Invalid email address format.");
    }

    @Test
    void theOldAddressCountsUntilTheNewOneIsVerifiedWhereThePoolSaysSo() {
        Users users = users(pool -> pool.userAttributeUpdateSettings(each -> each
                .attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)), client -> {});
        String name = users.member();
        AuthenticationResultType tokens = users.signIn(name);
        assertThat(update(tokens, attribute("email", "later@example.com")))
                .extracting(CodeDeliveryDetailsType::destination).containsExactly("l***@e***");

        assertThat(users.value(name, "email_verified")).isEqualTo("true");
        refused(() -> users.status("later@example.com"), "UserNotFoundException", "User does not exist.");
        verify(tokens, users.code("later@example.com"));
        assertThat(users.value("later@example.com", "email_verified")).isEqualTo("true");
        refused(() -> users.status(name), "UserNotFoundException", "User does not exist.");
    }

    private List<CodeDeliveryDetailsType> update(AuthenticationResultType tokens, AttributeType... attributes) {
        return cognito.updateUserAttributes(request -> request.accessToken(tokens.accessToken())
                .userAttributes(attributes)).codeDeliveryDetailsList();
    }

    private void verify(AuthenticationResultType tokens, String code) {
        cognito.verifyUserAttribute(request -> request.accessToken(tokens.accessToken()).attributeName("email")
                .code(code));
    }

    @Test
    void anAttributeThatCantChangeDoesnt() {
        SchemaAttributeType born = SchemaAttributeType.builder().name("birthdate").mutable(false).required(true)
                .build();
        Users users = users(pool -> pool.schema(born), client -> {});
        users.signUp("old@example.com", attribute("birthdate", "1970-01-01"));
        refused(() -> cognito.adminUpdateUserAttributes(request -> request.userPoolId(users.pool)
                .username("old@example.com").userAttributes(attribute("birthdate", "1990-01-01"))),
                "InvalidParameterException", "user.birthdate: Attribute cannot be updated.\n");
        refused(() -> cognito.adminDeleteUserAttributes(request -> request.userPoolId(users.pool)
                .username("old@example.com").userAttributeNames("birthdate")), "InvalidParameterException",
                "Cannot delete the required attribute birthdate.");
    }

    @Test
    void administratorsChangeAndDeleteUsers() {
        Users users = users();
        String name = users.somebody();
        users.signUp(name, attribute("name", "A"));
        cognito.adminUpdateUserAttributes(request -> request.userPoolId(users.pool).username(name)
                .userAttributes(attribute("email_verified", "true"), attribute("nickname", "a")));
        cognito.adminDeleteUserAttributes(request -> request.userPoolId(users.pool).username(name)
                .userAttributeNames("name"));

        assertThat(users.value(name, "email_verified")).isEqualTo("true");
        assertThat(users.value(name, "nickname")).isEqualTo("a");
        assertThat(users.value(name, "name")).isNull();
        cognito.adminDeleteUser(request -> request.userPoolId(users.pool).username(name));
        refused(() -> users.status(name), "UserNotFoundException", "User does not exist.");
        refused(() -> users.signIn(name), "UserNotFoundException", "User does not exist.");
        users.signUp(name);
        assertThat(users.status(name)).as("somebody new may have the name").isEqualTo("UNCONFIRMED");
    }

    @Test
    void whoDeletesTheirAccountIsGoneAndTheirTokensWithThem() {
        Users users = users();
        AuthenticationResultType tokens = users.signIn(users.member());
        cognito.deleteUser(request -> request.accessToken(tokens.accessToken()));
        refused(() -> cognito.getUser(request -> request.accessToken(tokens.accessToken())), "UserNotFoundException",
                "User does not exist.");
    }

    @Test
    void cloudWatchLearnsOfSignUpsAndSignIns() {
        Users users = users();
        AuthenticationResultType tokens = users.signIn(users.member());
        users.refresh(tokens.refreshToken());
        refused(() -> users.signUp("nobody"), "InvalidParameterException", "Username should be an email.");
        refused(() -> users.signIn("no@example.com"), "UserNotFoundException", "User does not exist.");
        assertThat(metrics).filteredOn(each -> each.contains(users.client)).containsExactly(
                "SignUpSuccesses " + users.client + " 1.0", "SignInSuccesses " + users.client + " 1.0",
                "TokenRefreshSuccesses " + users.client + " 1.0", "SignUpSuccesses " + users.client + " 0.0",
                "SignInSuccesses " + users.client + " 0.0");
    }
}
