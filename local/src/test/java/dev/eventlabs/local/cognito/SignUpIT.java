package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;

class SignUpIT extends UsersFixture {

    @Test
    void whoSignsUpIsSentACodeAndIsConfirmedWithIt() {
        Users users = users();
        SignUpResponse answer = cognito.signUp(request -> request.clientId(users.client).username("carol@example.com")
                .password(PASSWORD).userAttributes(attribute("name", "Carol")));

        assertThat(answer.userConfirmed()).isFalse();
        assertThat(answer.userSub()).matches("[0-9a-f-]{36}");
        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("c***@e***");
        assertThat(answer.codeDeliveryDetails().deliveryMediumAsString()).isEqualTo("EMAIL");
        assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
        JsonNode message = users.lastMessage("carol@example.com");
        assertThat(message.path("code").asText()).matches("\\d{6}");
        assertThat(message.path("body").asText())
                .isEqualTo("Your verification code is " + message.path("code").asText());
        assertThat(logs).contains("/eventlabs/cognito/" + users.pool + " messages EMAIL to carol@example.com (SignUp): "
                + "Your verification code: Your verification code is " + message.path("code").asText());
        assertThat(users.status("carol@example.com")).isEqualTo("UNCONFIRMED");
        assertThat(users.value("carol@example.com", "email_verified")).isEqualTo("false");
        users.confirm("carol@example.com");
        assertThat(users.status(answer.userSub())).as("the name is the sub").isEqualTo("CONFIRMED");
        assertThat(users.value("carol@example.com", "email_verified")).isEqualTo("true");
        refused(() -> users.confirm("carol@example.com"), "NotAuthorizedException",
                "User cannot be confirmed. Current status is CONFIRMED");
        refused(() -> cognito.resendConfirmationCode(request -> request.clientId(users.client)
                .username("carol@example.com")), "InvalidParameterException", "User is already confirmed.");
    }

    @Test
    void aNameIsTakenOnce() {
        Users users = users();
        String name = users.member();

        refused(() -> users.signUp(name), "UsernameExistsException", "An account with the given email already exists.");
        refused(() -> users.signUp("carol"), "InvalidParameterException", "Username should be an email.");
        Users named = users(pool -> pool.usernameAttributes(new UsernameAttributeType[0])
                .aliasAttributes(AliasAttributeType.EMAIL), client -> {});
        named.signUp("carol", attribute("email", "carol@example.com"));
        refused(() -> named.signUp("carol"), "UsernameExistsException", "User already exists");
        refused(() -> named.signUp("carol@example.com"), "InvalidParameterException",
                "Username cannot be of email format, since user pool is configured for email alias.");
    }

    @Test
    void anAliasIsWhoseAddressWasConfirmed() {
        Users users = users(pool -> pool.usernameAttributes(new UsernameAttributeType[0])
                .aliasAttributes(AliasAttributeType.EMAIL), client -> {});
        for (String name : new String[]{"first", "second"}) {
            users.signUp(name, attribute("email", "both@example.com"));
            String code = users.code("both@example.com");
            if (name.equals("first")) {
                cognito.confirmSignUp(request -> request.clientId(users.client).username(name).confirmationCode(code));
            } else {
                refused(() -> cognito.confirmSignUp(request -> request.clientId(users.client).username(name)
                        .confirmationCode(code)), "AliasExistsException", "An account with the email already exists.");
                cognito.confirmSignUp(request -> request.clientId(users.client).username(name).confirmationCode(code)
                        .forceAliasCreation(true));
            }
        }
        assertThat(users.value("both@example.com", "sub")).isEqualTo(users.value("second", "sub"));
    }

    @Test
    void aPasswordConformsToThePolicy() {
        Users users = users();
        for (String[] each : new String[][]{{"Sh0rt!", "Password not long enough"},
                {"all-lower-7", "Password must have uppercase characters"},
                {"ALL-UPPER-7", "Password must have lowercase characters"},
                {"No-digit-here", "Password must have numeric characters"},
                {"NoSymbol7here", "Password must have symbol characters"}}) {
            refused(() -> cognito.signUp(request -> request.clientId(users.client).username("a@example.com")
                    .password(each[0])), "InvalidPasswordException",
                    "Password did not conform with policy: " + each[1]);
        }
    }

    @Test
    void attributesConformToTheSchema() {
        SchemaAttributeType name = SchemaAttributeType.builder().name("name").required(true).mutable(true).build();
        SchemaAttributeType handle = name.toBuilder().name("preferred_username").build();
        SchemaAttributeType team = SchemaAttributeType.builder().name("team").mutable(true)
                .attributeDataType(AttributeDataType.NUMBER).numberAttributeConstraints(each -> each.maxValue("9"))
                .build();
        Users users = users(pool -> pool.schema(name, handle, team), client -> {});

        refused(() -> users.signUp("a@example.com"), "InvalidParameterException",
                "Attributes did not conform to the schema: name: The attribute is required\n"
                        + "preferred_username: The attribute is required\n");
        refused(() -> users.signUp("a@example.com", attribute("custom:nope", "1")), "InvalidParameterException",
                "Attributes did not conform to the schema: custom:nope: Attribute does not exist in the schema.\n");
        refused(() -> users.signUp("a@example.com", attribute("custom:team", "10")), "InvalidParameterException",
                "Attributes did not conform to the schema: custom:team: The value must be at most 9\n");
        refused(() -> users.signUp("a@example.com", attribute("email_verified", "true")), "NotAuthorizedException",
                "A client attempted to write unauthorized attribute");
        users.signUp("a@example.com", attribute("name", "A"), attribute("preferred_username", "a"),
                attribute("custom:team", "9"));
        assertThat(users.value("a@example.com", "custom:team")).isEqualTo("9");
    }

    @Test
    void aCodeIsRightForADayAndTheNewestIsTheOne() {
        Users users = users();
        String name = users.somebody();
        users.signUp(name);
        String first = users.code(name);

        refused(() -> cognito.confirmSignUp(request -> request.clientId(users.client).username(name)
                .confirmationCode(first.equals("000000") ? "1" : "000000")), "CodeMismatchException",
                "Invalid verification code provided, please try again.");
        time.advance(Duration.ofHours(24));
        refused(() -> users.confirm(name), "ExpiredCodeException",
                "Invalid code provided, please request a code again.");
        assertThat(cognito.resendConfirmationCode(request -> request.clientId(users.client).username(name))
                .codeDeliveryDetails().destination()).isEqualTo("p***@e***");
        users.confirm(name);
        assertThat(users.status(name)).isEqualTo("CONFIRMED");
    }

    @Test
    void whoIsThereIsToldOrNotAsTheClientSays() {
        Users telling = users();
        refused(() -> cognito.confirmSignUp(request -> request.clientId(telling.client).username("no@example.com")
                .confirmationCode("1")), "UserNotFoundException", "Username/client id combination not found.");
        refused(() -> cognito.resendConfirmationCode(request -> request.clientId(telling.client)
                .username("no@example.com")), "UserNotFoundException", "Username/client id combination not found.");
        Users hiding = users(pool -> {},
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
        refused(() -> cognito.confirmSignUp(request -> request.clientId(hiding.client).username("no@example.com")
                .confirmationCode("1")), "ExpiredCodeException", "Invalid code provided, please request a code again.");
        assertThat(cognito.resendConfirmationCode(request -> request.clientId(hiding.client)
                .username("no@example.com")).codeDeliveryDetails().destination()).isEqualTo("n***@e***");
    }

    @Test
    void ofManyWhoConfirmAtOnceOneDoes() {
        Users users = users(pool -> pool.lambdaConfig(each -> each.postConfirmation("arn:aws:lambda:::function:f")),
                client -> {});
        String name = users.somebody();
        users.signUp(name);
        functions.events.clear();
        String code = users.code(name);
        List<CompletableFuture<Void>> all = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(
                () -> cognito.confirmSignUp(request -> request.clientId(users.client).username(name)
                        .confirmationCode(code))))
                .toList();
        all.forEach(each -> each.handle((done, failure) -> done).join());
        assertThat(all).filteredOn(each -> !each.isCompletedExceptionally()).hasSize(1);
        assertThat(functions.events).hasSize(1);
    }

    @Test
    void ofManyWhoSignUpWithOneNameAtOnceOneDoes() {
        Users users = users();
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> users.signUp("same@example.com"))).toList();
        all.forEach(each -> each.handle((done, failure) -> done).join());
        assertThat(all).filteredOn(each -> !each.isCompletedExceptionally()).hasSize(1);
        assertThat(cognito.listUsers(request -> request.userPoolId(users.pool)).users()).hasSize(1);
    }

    @Test
    void administratorsConfirmWithoutACodeAndWithoutVerifyingTheAddress() {
        Users users = users();
        String name = users.somebody();
        users.signUp(name);
        cognito.adminConfirmSignUp(request -> request.userPoolId(users.pool).username(name));

        assertThat(users.status(name)).isEqualTo("CONFIRMED");
        assertThat(users.value(name, "email_verified")).isEqualTo("false");
        refused(() -> cognito.adminConfirmSignUp(request -> request.userPoolId(users.pool).username(name)),
                "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED");
        refused(() -> cognito.adminConfirmSignUp(request -> request.userPoolId(users.pool).username("no@example.com")),
                "UserNotFoundException", "User does not exist.");
    }

    @Test
    void nobodySignsUpWhereOnlyAdministratorsMakeUsers() {
        Users users = users(pool -> pool.adminCreateUserConfig(each -> each.allowAdminCreateUserOnly(true)),
                client -> {});
        refused(() -> users.signUp("a@example.com"), "NotAuthorizedException",
                "SignUp is not permitted for this user pool");
        refused(() -> cognito.signUp(request -> request.clientId("nosuchclient").username("a@example.com")
                .password(PASSWORD)), "ResourceNotFoundException", "User pool client nosuchclient does not exist.");
    }

    @Test
    void namesAreComparedWithoutCasesWhereThePoolSaysSo() {
        Users users = users(pool -> pool.usernameConfiguration(each -> each.caseSensitive(false)), client -> {});
        users.signUp("Carol@Example.com");
        refused(() -> users.signUp("carol@example.COM"), "UsernameExistsException",
                "An account with the given email already exists.");
        assertThat(users.status("CAROL@EXAMPLE.COM")).isEqualTo("UNCONFIRMED");
        Users sensitive = users();
        sensitive.signUp("Carol@Example.com");
        sensitive.signUp("carol@example.com");
    }
}
