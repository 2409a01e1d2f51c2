package dev.eventlabs.cli.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

class SigningInTest {

    @RepeatedTest(20)
    void passwordsAreAsTheDirectoryWantsThem() {
        assertThat(Password.random()).hasSizeGreaterThan(12).matches(".*[a-z].*").matches(".*[A-Z].*")
                .matches(".*[0-9].*").matches(".*[^a-zA-Z0-9].*").isNotEqualTo(Password.random());
    }

    @Test
    void findsTheCodeInAMail() {
        assertThat(Mails.code("EMAIL to ivanova-123456@example.com (SignUp): Verify your new account: "
                + "The verification code to your new account is 024680")).contains("024680");
        assertThat(Mails.code("EMAIL to ivanova@example.com (SignUp): Hello: There is none")).isEmpty();
    }

    @Test
    void aForgedTokenSaysTheSameWithAnotherSignature() {
        String payload = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"preferred_username\": \"bayko\"}".getBytes(StandardCharsets.UTF_8));
        IdToken token = new IdToken("e30." + payload + ".c2lnbmVk");

        assertThat(token.claims().path("preferred_username").asText()).isEqualTo("bayko");
        assertThat(token.forged().claims()).isEqualTo(token.claims());
        assertThat(token.forged().text()).startsWith("e30." + payload + ".").isNotEqualTo(token.text());
    }

    @Test
    void aUserOfThePoolIsWhatTheAttributesSay() {
        PoolUser user = PoolUser.of(List.of(attribute("sub", "s-1"), attribute("email", "bayko@example.com"),
                attribute("email_verified", "true"), attribute("preferred_username", "bayko"),
                attribute("name", "Andrew Bayko")));

        assertThat(user).isEqualTo(new PoolUser("s-1", "bayko@example.com", "bayko", "Andrew Bayko", true));
        assertThat(user.asColumns()).containsOnlyKeys("cognito_user_id", "email", "handle", "display_name");
        assertThat(PoolUser.of(List.of(attribute("sub", "s-2"))).verified()).isFalse();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
