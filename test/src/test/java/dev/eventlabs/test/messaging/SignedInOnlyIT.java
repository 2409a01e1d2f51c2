package dev.eventlabs.test.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.messaging.MessagingApi.Answer;
import dev.eventlabs.test.messaging.MessagingOnLocalCloud.Messaging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets as far as the API, and what its functions may do. */
@ExtendWith(MessagingOnLocalCloud.class)
class SignedInOnlyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static int joined;

    private final Messaging messaging;
    private final MessagingClient client;
    private final Person ann;

    SignedInOnlyIT(Messaging messaging) {
        this.messaging = messaging;
        client = messaging.client();
        ann = client.people().join("anna" + joined++);
    }

    @Test
    void withoutATokenOrWithNonsenseNobodyIsLetIn() {
        refused(null);
        refused(new Person("x", "nonsense"));
        refused(new Person("x", "Bearer " + ann.token().replace('.', '-')));
        assertThat(client.api().post(null, "{}").status()).isEqualTo(401);
    }

    @Test
    void bearerIsTolerated() {
        assertThat(groups(new Person(ann.handle(), "Bearer " + ann.token())).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsForgedIsRefused() throws IOException, GeneralSecurityException {
        String[] parts = ann.token().split("\\.");
        String somebodyElse = decoded(parts[1]).replaceFirst("\"sub\":\"[^\"]*\"",
                "\"sub\":\"5ae290ed-55d1-47a0-bc6d-fe2bc2700399\"");
        assertThat(somebodyElse).isNotEqualTo(decoded(parts[1]));

        refused(token(parts[0], encoded(somebodyElse), parts[2]));
        refused(token(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}"), parts[1], ""));
        refused(token(parts[0], parts[1], signed(parts[0] + "." + parts[1])));
        refused(token(parts[0], parts[1], ""));
    }

    @Test
    void aTokenIsGoodForAnHour() {
        assertThat(groups(ann).status()).isEqualTo(200);
        messaging.time().later(Duration.ofMinutes(59), () -> assertThat(groups(ann).status()).isEqualTo(200));
        messaging.time().later(Duration.ofMinutes(61), () -> refused(ann));
    }

    @Test
    void anAccessTokenIsNoIdToken() {
        refused(new Person(ann.handle(), client.people().accessToken(ann.handle())));
    }

    @Test
    void theFunctionOfTheStreamPutsDeletesAndQueriesAndNothingElse() throws IOException {
        JsonNode resources = JSON.readTree(messaging.template()).path("Resources");
        String role = "";
        for (JsonNode each : resources) {
            if (MessagingClient.STREAM_FUNCTION.equals(each.path("Properties").path("FunctionName").asText())) {
                role = each.at("/Properties/Role/Fn::GetAtt/0").asText();
            }
        }
        assertThat(role).isNotEmpty();
        Set<String> actions = new TreeSet<>();
        for (JsonNode each : resources) {
            if (each.path("Properties").path("Roles").toString().contains("\"" + role + "\"")) {
                each.at("/Properties/PolicyDocument/Statement").forEach(statement -> statement.findValues("Action")
                        .forEach(action -> (action.isArray() ? action : JSON.createArrayNode().add(action))
                                .forEach(one -> actions.add(one.asText()))));
            }
        }

        assertThat(actions).filteredOn(action -> action.startsWith("dynamodb:"))
                .filteredOn(action -> !isOfStreams(action))
                .containsExactlyInAnyOrder("dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query");
        assertThat(actions).noneMatch(action -> action.contains("*") || action.startsWith("rds-db:"));
    }

    private static boolean isOfStreams(String action) {
        return Set.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                "dynamodb:ListStreams").contains(action);
    }

    private Answer groups(Person caller) {
        return client.api().get(caller, "api/message_groups");
    }

    private void refused(Person caller) {
        Answer answer = groups(caller);
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.field("error")).isNotEmpty();
        assertThat(answer.field("message")).isNotEmpty();
    }

    private Person token(String header, String claims, String signature) {
        return new Person(ann.handle(), header + "." + claims + "." + signature);
    }

    private static String signed(String text) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        PrivateKey key = keys.generateKeyPair().getPrivate();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
