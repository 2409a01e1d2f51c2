package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

class SrpIT extends UsersFixture {

    private static final String WRONG = "Incorrect username or password.";

    @Test
    void whoKnowsThePasswordSignsInWithoutSendingIt() throws GeneralSecurityException {
        Users users = users();
        String name = users.member();
        // Leading zeros come in one of 256 numbers, and must not matter.
        for (int i = 0; i < 5; i++) {
            SrpClient client = new SrpClient(users.pool);
            InitiateAuthResponse asked = begin(users, name, client.publicA());
            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
            assertThat(asked.challengeParameters()).containsEntry("USER_ID_FOR_SRP", users.value(name, "sub"));
            assertThat(finish(users, client.answer(asked.challengeParameters(), PASSWORD, "now")).authenticationResult()
                    .refreshToken()).isNotEmpty();
        }
    }

    @Test
    void aWrongPasswordAWrongSignatureAndAnOldAnswerAreRefused() throws GeneralSecurityException {
        Users users = users();
        String name = users.member();
        SrpClient client = new SrpClient(users.pool);
        Map<String, String> wrong = client.answer(begin(users, name, client.publicA()).challengeParameters(),
                "Wrong-horse-7", "now");
        refused(() -> finish(users, wrong), "NotAuthorizedException", WRONG);
        Map<String, String> right = client.answer(begin(users, name, client.publicA()).challengeParameters(), PASSWORD,
                "now");
        assertThat(finish(users, right).authenticationResult()).isNotNull();
        refused(() -> finish(users, right), "NotAuthorizedException", WRONG);
        Map<String, String> late = client.answer(begin(users, name, client.publicA()).challengeParameters(), PASSWORD,
                "now");
        time.advance(Duration.ofMinutes(3));
        refused(() -> finish(users, late), "NotAuthorizedException", WRONG);
    }

    @Test
    void whatMakesAnyPasswordRightIsRefused() {
        Users users = users();
        String name = users.member();
        for (String a : new String[]{"0", SrpClient.N.toString(16), SrpClient.N.shiftLeft(1).toString(16), "not hex"}) {
            refused(() -> begin(users, name, a), "InvalidParameterException",
                    "SRP_A must be the hexadecimal digits of a number that isn't a multiple of N.");
        }
    }

    @Test
    void whoIsntThereLooksLikeSomebodyWithAnotherPassword() throws GeneralSecurityException {
        Users hiding = users(pool -> {},
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
        SrpClient client = new SrpClient(hiding.pool);
        Map<String, String> once = begin(hiding, "no@example.com", client.publicA()).challengeParameters();
        Map<String, String> twice = begin(hiding, "no@example.com", client.publicA()).challengeParameters();
        assertThat(once.get("SALT")).isEqualTo(twice.get("SALT"));
        assertThat(once.get("USER_ID_FOR_SRP")).isEqualTo(twice.get("USER_ID_FOR_SRP")).matches("[0-9a-f-]{36}");
        Map<String, String> answer = client.answer(once, PASSWORD, "now");
        refused(() -> finish(hiding, answer), "NotAuthorizedException", WRONG);
        Users telling = users();
        refused(() -> begin(telling, "no@example.com", client.publicA()), "UserNotFoundException",
                "User does not exist.");
    }

    @Test
    void whoHasToSetAPasswordIsAskedForItAfterSrpToo() throws GeneralSecurityException {
        Users users = users();
        cognito.adminCreateUser(request -> request.userPoolId(users.pool).username("srp@example.com")
                .temporaryPassword(PASSWORD).messageAction("SUPPRESS"));
        SrpClient client = new SrpClient(users.pool);
        RespondToAuthChallengeResponse asked = finish(users, client.answer(
                begin(users, "srp@example.com", client.publicA()).challengeParameters(), PASSWORD, "now"));
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(cognito.respondToAuthChallenge(request -> request.clientId(users.client).session(asked.session())
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED).challengeResponses(
                        Map.of("USERNAME", "srp@example.com", "NEW_PASSWORD", "Another-horse-8")))
                .authenticationResult().idToken()).isNotEmpty();
    }

    private InitiateAuthResponse begin(Users users, String name, String publicA) {
        return cognito.initiateAuth(request -> request.clientId(users.client).authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", name, "SRP_A", publicA)));
    }

    private RespondToAuthChallengeResponse finish(Users users, Map<String, String> answers) {
        return cognito.respondToAuthChallenge(request -> request.clientId(users.client)
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER).challengeResponses(answers));
    }
}
