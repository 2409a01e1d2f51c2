package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** The first part: people sign up, confirm their addresses and sign in, and have rows then. For one run. */
final class SignUpWalkthrough {

    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final Story story;
    private final MessagingSystem system;
    private final UserPool pool;
    private final String password = Password.random();
    /** So that every walkthrough has people of its own. */
    private final String run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

    SignUpWalkthrough(Story story, MessagingSystem system) {
        this.story = story;
        this.system = system;
        this.pool = system.pool();
    }

    People run() {
        Person ivanova = person("ivanova", "Susan Ivanova");
        signUp(ivanova);
        People.SignedIn first = confirm(ivanova);
        story.step("Two more, in the same way");
        return new People(first, quietly(person("garibaldi", "Michael Garibaldi")),
                quietly(person("morden", "Mr Morden")));
    }

    private Person person(String name, String displayName) {
        String handle = name + "-" + run;
        return new Person(handle, displayName, handle + "@example.com");
    }

    private void signUp(Person person) {
        story.step("Somebody signs up");
        story.request("PASSWORD='" + password + "'");
        story.request("aws cognito-idp sign-up --client-id " + pool.clientId() + " --username " + person.email()
                + " --password \"$PASSWORD\" --user-attributes Name=email,Value=" + person.email()
                + " Name=name,Value='" + person.name() + "' Name=preferred_username,Value=" + person.handle());
        SignUpResponse signedUp = pool.signUp(person, password);
        story.answer("UserSub " + signedUp.userSub() + ", UserConfirmed " + signedUp.userConfirmed()
                + ", a code is on its way to " + signedUp.codeDeliveryDetails().destination());
        story.check("Confirmed already", false, signedUp.userConfirmed());
        story.check("Signing in before that", "UserNotConfirmedException",
                refusal(() -> pool.signIn(person, password)));
    }

    private People.SignedIn confirm(Person person) {
        story.step("They confirm the address, and are somebody");
        String code = code(person, true);
        story.request("aws cognito-idp confirm-sign-up --client-id " + pool.clientId() + " --username "
                + person.email() + " --confirmation-code " + code);
        String refusal = refusal(() -> pool.confirm(person, code));
        story.check("Confirmed", "with the code", refusal.isEmpty() ? "with the code" : "not: " + refusal);
        story.tell("Cognito has told a function, and that has made a row in PostgreSQL, inside the network:");
        Optional<Member> member = system.users().find(List.of(person.handle())).stream().findFirst();
        member.ifPresent(row -> story.answer(new Table("uuid", "handle", "display_name").row(row.uuid(), row.handle(),
                row.displayName())));
        story.check("Their row in users", person.name(), member.map(Member::displayName).orElse("none"));
        story.check("A wrong password", "NotAuthorizedException", refusal(() -> pool.signIn(person, password + "!")));
        story.request(People.SignedIn.variable(person.handle())
                + "=$(aws cognito-idp initiate-auth --auth-flow USER_PASSWORD_AUTH --client-id "
                + pool.clientId() + " --auth-parameters USERNAME=" + person.email()
                + ",PASSWORD=\"$PASSWORD\" --query AuthenticationResult.IdToken --output text)");
        String token = pool.signIn(person, password);
        JsonNode claims = new IdToken(token).claims();
        story.answer(new Table("claim", "value").row("sub", claims.path("sub").asText())
                .row("token_use", claims.path("token_use").asText())
                .row("preferred_username", claims.path("preferred_username").asText())
                .row("exp", Instant.ofEpochSecond(claims.path("exp").asLong())));
        story.check("Whose token it is", person.handle(), claims.path("preferred_username").asText());
        return new People.SignedIn(member.orElseGet(() -> mended(person)), token);
    }

    private People.SignedIn quietly(Person person) {
        pool.signUp(person, password);
        String code = code(person, false);
        String refusal = refusal(() -> pool.confirm(person, code));
        Optional<Member> member = system.users().find(List.of(person.handle())).stream().findFirst();
        story.check(person.name() + " is " + person.handle(), person.name(),
                member.map(Member::displayName).orElse("nobody. " + refusal));
        return new People.SignedIn(member.orElseGet(() -> mended(person)), pool.signIn(person, password));
    }

    private String code(Person person, boolean shown) {
        Mails mails = Mails.of(system);
        if (shown) {
            story.tell("No mail leaves the embedded AWS; it is in a log group:");
            story.request("aws logs tail " + mails.logs().group());
        }
        Optional<String> mail = story.await("Mail to " + person.email(), DELIVERY, () -> mails.latest(person.email()),
                Optional::isPresent, found -> found.isPresent() ? "there" : "not yet");
        if (shown) {
            mail.ifPresent(story::answer);
        }
        return mail.flatMap(Mails::code).orElseThrow(() -> new Failure("No code came for " + person.email() + ".",
                "Does the user pool mail codes?  aws cognito-idp describe-user-pool --user-pool-id " + pool.poolId()));
    }

    /** The check has failed; what follows can be shown all the same. */
    private Member mended(Person person) {
        story.tell("Mending it, as ./lab messaging sync-users does:");
        system.users().write(system.pool().users());
        return system.users().find(person.handle());
    }

    /** The error's code; empty if it isn't refused. */
    private static String refusal(Runnable call) {
        try {
            call.run();
            return "";
        } catch (CognitoIdentityProviderException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
