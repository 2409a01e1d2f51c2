package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.UserPools;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/** What tokens say, read and verified as any library would: by the issuer that they name, and the keys that it publishes. */
class TokenIT extends UsersFixture {

    @Test
    void f171_tokensAreSignedByTheKeysThatTheirIssuerPublishes() throws GeneralSecurityException {
        Users users = users();
        AuthenticationResultType tokens = users.signIn(users.member());

        for (String token : List.of(tokens.idToken(), tokens.accessToken())) {
            String issuer = claims(token).path("iss").asText();
            assertThat(issuer).isEqualTo(endpoint() + "/" + users.pool);
            JsonNode configuration = get(issuer + "/.well-known/openid-configuration");
            assertThat(configuration.path("issuer").asText()).isEqualTo(issuer);
            assertThat(isSigned(token, get(configuration.path("jwks_uri").asText()))).isTrue();
            assertThat(isSigned(token, get(endpoint() + "/" + users().pool + "/.well-known/jwks.json")))
                    .as("another pool has other keys").isFalse();
        }
        assertThat(part(tokens.idToken(), 0).path("kid")).as("each kind has a key of its own")
                .isNotEqualTo(part(tokens.accessToken(), 0).path("kid"));
    }

    @Test
    void tokensSayWhoSignedInAndWhen() {
        Users users = users(pool -> {}, client -> client.accessTokenValidity(30).idTokenValidity(2)
                .tokenValidityUnits(each -> each.accessToken(TimeUnitsType.MINUTES).idToken(TimeUnitsType.HOURS)));
        String name = users.somebody();
        users.signUp(name, attribute("name", "Zoë \"Z\" 😀"), attribute("preferred_username", "zoe"));
        users.confirm(name);
        AuthenticationResultType tokens = users.signIn(name);
        JsonNode id = claims(tokens.idToken());
        JsonNode access = claims(tokens.accessToken());
        long now = time.instant().getEpochSecond();

        assertThat(tokens.expiresIn()).isEqualTo(1800);
        assertThat(id.path("sub").asText()).isEqualTo(users.value(name, "sub"))
                .isEqualTo(id.path("cognito:username").asText());
        assertThat(id.path("aud").asText()).isEqualTo(users.client);
        assertThat(id.path("token_use").asText()).isEqualTo("id");
        assertThat(id.path("email").asText()).isEqualTo(name);
        assertThat(id.path("email_verified").isBoolean()).isTrue();
        assertThat(id.path("email_verified").asBoolean()).isTrue();
        assertThat(id.path("name").asText()).isEqualTo("Zoë \"Z\" 😀");
        assertThat(id.path("preferred_username").asText()).isEqualTo("zoe");
        assertThat(id.path("auth_time").asLong()).isEqualTo(now).isEqualTo(id.path("iat").asLong());
        assertThat(id.path("exp").asLong()).isEqualTo(now + 7200);
        assertThat(access.path("exp").asLong()).isEqualTo(now + 1800);
        assertThat(access.path("client_id").asText()).isEqualTo(users.client);
        assertThat(access.path("scope").asText()).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(access.path("username").asText()).isEqualTo(id.path("sub").asText());
        assertThat(access.has("email")).isFalse();
        assertThat(access.path("origin_jti")).isEqualTo(id.path("origin_jti"));
        assertThat(access.path("event_id")).isEqualTo(id.path("event_id"));
        assertThat(access.path("jti")).isNotEqualTo(id.path("jti"));
        time.advance(Duration.ofMinutes(10));
        JsonNode fresh = claims(users.refresh(tokens.refreshToken()).idToken());
        assertThat(fresh.path("auth_time").asLong()).isEqualTo(now);
        assertThat(fresh.path("iat").asLong()).isEqualTo(now + 600);
        assertThat(fresh.path("origin_jti")).isEqualTo(id.path("origin_jti"));
    }

    @Test
    void aClientThatMayntReadAnAttributeDoesntFindItInTokens() {
        Users users = users(pool -> {}, client -> client.readAttributes("email").enableTokenRevocation(false));
        String name = users.somebody();
        users.signUp(name, attribute("name", "Secret"));
        users.confirm(name);
        AuthenticationResultType tokens = users.signIn(name);

        assertThat(claims(tokens.idToken()).has("name")).isFalse();
        assertThat(claims(tokens.idToken()).has("email")).isTrue();
        assertThat(claims(tokens.idToken()).has("origin_jti")).isFalse();
        assertThat(cognito.getUser(request -> request.accessToken(tokens.accessToken())).userAttributes())
                .extracting(each -> each.name()).containsExactly("sub", "email");
    }

    @Test
    void forApiGatewayATokenIsWorthWhatItsSignatureItsPoolAndItsAgeSay() {
        Users users = users();
        String token = users.signIn(users.member()).idToken();
        UserPools pools = service.userPools();
        List<String> arns = List.of("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + users.pool);

        UserPools.Verdict verdict = pools.verify(Scope.standard(), arns, token);
        assertThat(verdict).isInstanceOf(UserPools.Verdict.Valid.class);
        JsonNode claims = ((UserPools.Verdict.Valid) verdict).claims();
        assertThat(claims.path("email_verified").textValue()).isEqualTo("true");
        assertThat(claims.path("auth_time").textValue()).matches("\\d{10}");
        assertThat(claims.path("exp").textValue()).matches("\\w{3} \\w{3} \\d\\d \\d\\d:\\d\\d:\\d\\d UTC 2026");
        String[] parts = token.split("\\.");
        String forged = encoded(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"sub\":\"[^\"]+", "\"sub\":\"somebody-else"));
        for (String bad : List.of("", "x", "a.b.c", parts[0] + "." + forged + "." + parts[2],
                encoded("{\"alg\":\"none\"}") + "." + forged + ".",
                encoded("{\"alg\":\"none\",\"kid\":\"" + part(token, 0).path("kid").asText() + "\"}") + "." + parts[1]
                        + "." + parts[2])) {
            assertThat(pools.verify(Scope.standard(), arns, bad)).as(bad)
                    .isInstanceOf(UserPools.Verdict.Invalid.class);
        }
        assertThat(pools.verify(Scope.standard(),
                List.of("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + users().pool), token))
                .isInstanceOf(UserPools.Verdict.Invalid.class);
        time.advance(Duration.ofHours(1));
        assertThat(pools.verify(Scope.standard(), arns, token)).isInstanceOf(UserPools.Verdict.Expired.class);
    }

    @Test
    void unsignedCallsAreForTheServiceToo() {
        Users users = users();
        String name = users.member();
        JsonNode answer = post("InitiateAuth", Json.text(Map.of("ClientId", users.client, "AuthFlow",
                AuthFlowType.USER_PASSWORD_AUTH.toString(), "AuthParameters",
                Map.of("USERNAME", name, "PASSWORD", PASSWORD))));
        assertThat(claims(answer.at("/AuthenticationResult/IdToken").asText()).path("email").asText())
                .isEqualTo(name);
        assertThat(post("InitiateAuth", "{\"ClientId\":\"" + users.client + "\"}").path("__type").asText())
                .isEqualTo("InvalidParameterException");
    }

    private JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int index) {
        return Json.parseOwn(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]),
                StandardCharsets.UTF_8));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSigned(String token, JsonNode keys) throws GeneralSecurityException {
        String[] parts = token.split("\\.");
        for (JsonNode key : keys.path("keys")) {
            if (key.path("kid").equals(part(token, 0).path("kid"))) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(
                        new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
                signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
                return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            }
        }
        return false;
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }
}
