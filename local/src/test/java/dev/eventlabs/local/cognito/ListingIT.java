package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

class ListingIT extends UsersFixture {

    @Test
    void usersAreFoundByAnAttributeOrItsBeginning() {
        Users users = users();
        users.signUp("anna@example.com", attribute("name", "Anna"));
        users.signUp("ann@example.com", attribute("name", "Ann \"A\" Other"));
        users.signUp("bob@example.com", attribute("name", "Bob"));
        cognito.adminConfirmSignUp(request -> request.userPoolId(users.pool).username("bob@example.com"));
        cognito.adminDisableUser(request -> request.userPoolId(users.pool).username("ann@example.com"));

        assertThat(emails(users, null)).containsExactly("anna@example.com", "ann@example.com", "bob@example.com");
        assertThat(emails(users, "email = \"ann@example.com\"")).containsExactly("ann@example.com");
        assertThat(emails(users, "name ^= \"Ann\"")).containsExactly("anna@example.com", "ann@example.com");
        assertThat(emails(users, "name=\"Ann \\\"A\\\" Other\"")).containsExactly("ann@example.com");
        assertThat(emails(users, "cognito:user_status = \"CONFIRMED\"")).containsExactly("bob@example.com");
        assertThat(emails(users, "status = \"Disabled\"")).containsExactly("ann@example.com");
        assertThat(emails(users, "sub = \"" + users.value("bob@example.com", "sub") + "\""))
                .containsExactly("bob@example.com");
        assertThat(emails(users, "email = \"nobody\"")).isEmpty();
        refused(() -> emails(users, "email = ann"), "InvalidParameterException", "Error while parsing filter: "
                + "email = ann. It must be of the form: attribute = \"value\", or attribute ^= \"beginning\".");
        refused(() -> emails(users, "nickname = \"x\""), "InvalidParameterException",
                "Users can't be searched by nickname, but by one of [cognito:user_status, email, family_name, "
                        + "given_name, name, phone_number, preferred_username, status, sub, username].");
    }

    private List<String> emails(Users users, String filter) {
        return cognito.listUsers(request -> request.userPoolId(users.pool).filter(filter)).users().stream()
                .map(user -> value(user, "email")).toList();
    }

    private static String value(UserType user, String attribute) {
        return user.attributes().stream().filter(each -> each.name().equals(attribute)).findFirst()
                .map(AttributeType::value).orElse(null);
    }

    @Test
    void usersComeInPagesAndWithTheAttributesThatAreAskedFor() {
        Users users = users();
        for (int i = 0; i < 5; i++) {
            users.signUp(users.somebody(), attribute("name", "N" + i));
        }
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            ListUsersResponse answer = cognito.listUsers(request -> request.userPoolId(users.pool).limit(2)
                    .paginationToken(page).attributesToGet("name"));
            answer.users().forEach(user -> {
                assertThat(user.attributes()).extracting(AttributeType::name).containsExactly("name");
                names.add(value(user, "name"));
            });
            token = answer.paginationToken();
        } while (token != null);

        assertThat(names).containsExactly("N0", "N1", "N2", "N3", "N4");
        refused(() -> cognito.listUsers(request -> request.userPoolId(users.pool).attributesToGet("custom:x")),
                "InvalidParameterException", "One or more requested attributes do not exist.");
        refused(() -> cognito.listUsers(request -> request.userPoolId("us-east-1_nothere")),
                "ResourceNotFoundException", "User pool us-east-1_nothere does not exist.");
    }

    @Test
    void tokensTellTheGroupsOfAUser() {
        Users users = users();
        String name = users.member();
        cognito.createGroup(request -> request.userPoolId(users.pool).groupName("staff").precedence(5));
        cognito.createGroup(request -> request.userPoolId(users.pool).groupName("admins").precedence(1)
                .roleArn("arn:aws:iam::000000000000:role/admin"));
        refused(() -> cognito.createGroup(request -> request.userPoolId(users.pool).groupName("staff")),
                "GroupExistsException", "A group with the name staff already exists.");
        for (String group : List.of("staff", "admins")) {
            cognito.adminAddUserToGroup(request -> request.userPoolId(users.pool).groupName(group).username(name));
        }

        JsonNode claims = Json.parseOwn(new String(Base64.getUrlDecoder().decode(
                users.signIn(name).idToken().split("\\.")[1]), StandardCharsets.UTF_8));
        assertThat(claims.path("cognito:groups")).isEqualTo(Json.parseOwn("[\"admins\",\"staff\"]"));
        assertThat(claims.path("cognito:preferred_role").asText()).isEqualTo("arn:aws:iam::000000000000:role/admin");
        assertThat(cognito.listUsersInGroup(request -> request.userPoolId(users.pool).groupName("staff")).users())
                .extracting(UserType::username).containsExactly(users.value(name, "sub"));
        cognito.adminRemoveUserFromGroup(request -> request.userPoolId(users.pool).groupName("staff").username(name));
        cognito.updateGroup(request -> request.userPoolId(users.pool).groupName("admins").description("All rights"));
        assertThat(cognito.adminListGroupsForUser(request -> request.userPoolId(users.pool).username(name)).groups())
                .extracting(GroupType::description).containsExactly("All rights");
        cognito.deleteGroup(request -> request.userPoolId(users.pool).groupName("admins"));
        assertThat(cognito.listGroups(request -> request.userPoolId(users.pool)).groups())
                .extracting(GroupType::groupName).containsExactly("staff");
        refused(() -> cognito.getGroup(request -> request.userPoolId(users.pool).groupName("admins")),
                "ResourceNotFoundException", "Group not found.");
    }
}
